-- A word has to be there before a later migration can use it.
ALTER TYPE reminder_kind ADD VALUE 'timesheet_waiting_1d';
ALTER TYPE reminder_kind ADD VALUE 'timesheet_waiting_3d';
ALTER TYPE reminder_kind ADD VALUE 'timesheet_waiting_7d';

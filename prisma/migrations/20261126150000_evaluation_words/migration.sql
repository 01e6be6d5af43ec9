-- A word has to be there before a later migration can use it.
ALTER TYPE notice_subject ADD VALUE 'evaluation';
ALTER TYPE reminder_kind ADD VALUE 'evaluation_overdue';

-- A word has to be there before a later migration can use it.
ALTER TYPE reminder_kind ADD VALUE 'delivery_waiting_1d';
ALTER TYPE reminder_kind ADD VALUE 'delivery_waiting_3d';
ALTER TYPE reminder_kind ADD VALUE 'delivery_waiting_7d';
ALTER TYPE reminder_kind ADD VALUE 'evaluation_14d';
ALTER TYPE reminder_kind ADD VALUE 'evaluation_3d';

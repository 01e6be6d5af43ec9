-- A word has to be there before a later migration can use it.
ALTER TYPE reminder_kind ADD VALUE 'check_in';

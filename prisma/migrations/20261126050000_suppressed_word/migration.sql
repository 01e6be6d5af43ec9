-- A word has to be there before a later migration can use it.
ALTER TYPE mail_state ADD VALUE 'suppressed';

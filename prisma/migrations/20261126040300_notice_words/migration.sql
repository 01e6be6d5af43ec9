-- A word has to be there before a later migration can use it.
ALTER TYPE notice_subject ADD VALUE 'timesheet';
ALTER TYPE notice_subject ADD VALUE 'statement';

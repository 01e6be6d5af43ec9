-- A new word is committed before anything uses it.
ALTER TYPE timesheet_outcome ADD VALUE 'taken_back';

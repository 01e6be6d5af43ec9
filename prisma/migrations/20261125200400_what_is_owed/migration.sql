-- A cancellation keeps the sentence that said what is owed, as both read it then. A nullable column without a default;
-- what was cancelled before has none, so the check looks at new rows only.
ALTER TABLE brief_endings ADD COLUMN owed text;
ALTER TABLE brief_endings ADD CONSTRAINT brief_endings_owed CHECK (
  CASE WHEN kind = 'cancelled' THEN coalesce(length(owed), 0) BETWEEN 1 AND 1000 ELSE owed IS NULL END) NOT VALID;

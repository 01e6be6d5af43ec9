-- What a form of briefs said is kept as its hash beside the import: one that comes again under its id with something else in it
-- would be answered as done otherwise. A column without a default: no row is written anew, and the lock is short.
ALTER TABLE brief_imports ADD COLUMN said_hash TEXT;
ALTER TABLE brief_imports ADD CONSTRAINT brief_imports_said_hash CHECK (said_hash ~ '^[0-9a-f]{64}$');

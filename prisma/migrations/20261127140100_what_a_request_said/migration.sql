-- A request for other terms keeps only what it would change of those that held when it was made. So that its form can be told apart from
-- another one under its id also once they have changed, what it said is kept as its hash. A column without a default: no row is written
-- anew, and the lock is short.
ALTER TABLE change_requests ADD COLUMN said_hash TEXT;
ALTER TABLE change_requests ADD CONSTRAINT change_requests_said_hash CHECK (said_hash ~ '^[0-9a-f]{64}$');

-- What a form said is kept as its hash beside the receipt of its posting: one that comes again under its key with something else in it
-- was answered as done, and what had been changed in it was lost. A column without a default: no row is written anew, and the lock is
-- short. Receipts from before have none, and are gone in two months.
ALTER TABLE action_receipts ADD COLUMN said_hash TEXT;
ALTER TABLE action_receipts ADD CONSTRAINT action_receipts_said_hash CHECK (said_hash ~ '^[0-9a-f]{64}$');

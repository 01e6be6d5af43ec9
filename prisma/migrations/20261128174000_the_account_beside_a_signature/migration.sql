-- Whoever signs types a name, and any name is a signature: what their account was called then is kept beside it. Signatures from
-- before don't say, and can't be made to: they are never changed.
-- New columns without a default: no row is rewritten, and the lock is held for an instant.
ALTER TABLE agreement_signatures ADD COLUMN account_name text;
ALTER TABLE evaluation_signatures ADD COLUMN account_name text;
-- NOT VALID: no row has one yet, so there is nothing to scan under the lock; new ones are checked all the same.
ALTER TABLE agreement_signatures
  ADD CONSTRAINT agreement_signatures_account CHECK (length(account_name) BETWEEN 1 AND 120) NOT VALID;
ALTER TABLE evaluation_signatures
  ADD CONSTRAINT evaluation_signatures_account CHECK (length(account_name) BETWEEN 1 AND 120) NOT VALID;

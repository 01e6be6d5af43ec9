-- A signature may be drawn beside the typed name: kept as the path of its strokes, never as a picture. And it says what
-- its signer did: signed the text here, or confirmed a file that both had signed elsewhere.
CREATE TYPE signature_kind AS ENUM ('signature', 'confirmation');

-- Both columns have constant defaults, so that no row is rewritten and the lock is held for an instant.
ALTER TABLE agreement_signatures
  ADD COLUMN kind signature_kind NOT NULL DEFAULT 'signature',
  ADD COLUMN drawn text;
-- NOT VALID: no row has a drawing yet, so there is nothing to scan under the lock; new ones are checked all the same.
ALTER TABLE agreement_signatures
  ADD CONSTRAINT agreement_signatures_drawn CHECK (drawn IS NULL OR (length(drawn) <= 12000 AND drawn ~ '^[ML0-9 ]+$')) NOT VALID;

-- What happens to an agreement that was signed elsewhere.
ALTER TYPE agreement_event_kind ADD VALUE 'imported';
ALTER TYPE agreement_event_kind ADD VALUE 'confirmed';

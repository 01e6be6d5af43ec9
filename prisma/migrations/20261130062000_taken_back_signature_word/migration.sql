-- A new word is committed before anything uses it.
ALTER TYPE agreement_event_kind ADD VALUE 'signature_taken_back';

-- Amounts in minor units outgrow 32 bits: a month's pay of 25,000,000.00 IDR is 2.5 thousand million sen.
ALTER TABLE agreement_versions
  ALTER COLUMN rate_minor TYPE bigint,
  ALTER COLUMN cap_minor TYPE bigint,
  -- what a number of the canonical JSON can hold exactly (RFC 8785 follows IEEE 754)
  ADD CONSTRAINT agreement_versions_exact_amounts CHECK (rate_minor < 9007199254740991 AND (cap_minor IS NULL OR cap_minor < 9007199254740991));

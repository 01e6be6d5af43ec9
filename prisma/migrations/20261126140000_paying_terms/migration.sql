-- How pay is reckoned and paid, as typed terms of an agreement. Null is what an agreement says that leaves it out, as all
-- did until now: nullable columns without a default rewrite nothing, and touch no version that is frozen.
CREATE TYPE fee_bearer AS ENUM ('each', 'business', 'assistant');
CREATE TYPE rounding_way AS ENUM ('nearest', 'up', 'down');

ALTER TABLE agreement_versions
  ADD COLUMN paid_within_days integer,
  ADD COLUMN fees_borne_by fee_bearer,
  ADD COLUMN time_silence_days integer,
  ADD COLUMN dispute_days integer,
  ADD COLUMN rounding_minutes integer,
  ADD COLUMN rounding_way rounding_way,
  ADD COLUMN retainer_hours integer,
  ADD COLUMN carried_hours integer,
  ADD CONSTRAINT agreement_versions_paid_within CHECK (paid_within_days BETWEEN 1 AND 60),
  ADD CONSTRAINT agreement_versions_time_silence CHECK (time_silence_days BETWEEN 0 AND 60),
  ADD CONSTRAINT agreement_versions_dispute CHECK (dispute_days BETWEEN 1 AND 30 AND dispute_days <= coalesce(paid_within_days, 5)),
  ADD CONSTRAINT agreement_versions_rounding CHECK (
    rounding_minutes IN (5, 6, 10, 15, 30) AND (rounding_minutes IS NULL) = (rounding_way IS NULL)),
  ADD CONSTRAINT agreement_versions_retainer_hours CHECK (
    retainer_hours IS NULL OR (retainer_hours BETWEEN 1 AND 744 AND pay_type = 'retainer')),
  ADD CONSTRAINT agreement_versions_carried_hours CHECK (
    carried_hours IS NULL OR (carried_hours BETWEEN 1 AND 744 AND retainer_hours IS NOT NULL));

-- What was worked and what of it counts differ where an agreement rounds.
ALTER TABLE owed_items
  ADD COLUMN worked_minutes integer,
  ADD CONSTRAINT owed_items_worked CHECK (worked_minutes IS NULL OR (kind = 'time' AND worked_minutes > 0));

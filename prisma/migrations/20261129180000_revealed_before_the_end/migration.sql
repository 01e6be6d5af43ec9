-- What one side handed in is revealed while the two still work together, even if its day lies after the last (adr/0156).
-- A check can't ask whether the work is ending, so the trigger that watches each move does. Nothing is rewritten.
ALTER TABLE evaluations
  DROP CONSTRAINT evaluations_revealed,
  ADD CONSTRAINT evaluations_revealed CHECK (
    revealed_at IS NULL OR num_nonnulls(owner_submitted_at, assistant_submitted_at) > 0);

CREATE OR REPLACE FUNCTION app.evaluation_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'done' OR (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.number, OLD.agreement_id, OLD.version_id,
      OLD.cadence_months, OLD.counted_from, OLD.planned_for, OLD.period_from, OLD.period_to, OLD.zone, OLD.opened_at, OLD.opened_by_id)
    IS DISTINCT FROM (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.number, NEW.agreement_id, NEW.version_id,
      NEW.cadence_months, NEW.counted_from, NEW.planned_for, NEW.period_from, NEW.period_to, NEW.zone, NEW.opened_at, NEW.opened_by_id) THEN
    RAISE EXCEPTION 'this part of an evaluation is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.owner_submitted_at IS NOT NULL AND NEW.owner_submitted_at IS DISTINCT FROM OLD.owner_submitted_at)
    OR (OLD.assistant_submitted_at IS NOT NULL AND NEW.assistant_submitted_at IS DISTINCT FROM OLD.assistant_submitted_at)
    OR (OLD.revealed_at IS NOT NULL AND NEW.revealed_at IS DISTINCT FROM OLD.revealed_at)
    OR (OLD.facts IS NOT NULL AND NEW.facts IS DISTINCT FROM OLD.facts) THEN
    RAISE EXCEPTION 'what was handed in and shown stays so' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.due_at <> OLD.due_at AND NOT EXISTS (
    SELECT 1 FROM evaluation_moves m WHERE m.workspace_id = NEW.workspace_id AND m.evaluation_id = NEW.id
      AND m.from_due_at = OLD.due_at AND m.to_due_at = NEW.due_at) THEN
    RAISE EXCEPTION 'an evaluation is moved with a reason' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.revealed_at IS NULL AND NEW.revealed_at < NEW.due_at
    AND num_nonnulls(NEW.owner_submitted_at, NEW.assistant_submitted_at) = 1 AND NOT EXISTS (
      SELECT 1 FROM engagement_endings n WHERE n.workspace_id = NEW.workspace_id AND n.engagement_id = NEW.engagement_id
        AND n.taken_back_at IS NULL) THEN
    RAISE EXCEPTION 'one side''s words wait for the other, for the day, or for the end of the work' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state::text, NEW.state::text) IN (
    ('open', 'revealed'), ('revealed', 'signed_by_one'), ('signed_by_one', 'revealed'), ('signed_by_one', 'done')) THEN
    RAISE EXCEPTION 'an evaluation doesn''t go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.document_hash IS NOT NULL AND NEW.document_hash IS NOT NULL
    AND (OLD.document_hash, OLD.canonical_json) IS DISTINCT FROM (NEW.document_hash, NEW.canonical_json) THEN
    RAISE EXCEPTION 'a text that somebody has signed stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state IN ('signed_by_one', 'done') AND NEW.state <> OLD.state AND (
    SELECT count(*) FROM evaluation_signatures s
    WHERE s.workspace_id = NEW.workspace_id AND s.evaluation_id = NEW.id AND s.round = NEW.round
      AND s.document_hash = NEW.document_hash) <> (CASE NEW.state WHEN 'done' THEN 2 ELSE 1 END) THEN
    RAISE EXCEPTION 'an evaluation is closed by two signatures under one text' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

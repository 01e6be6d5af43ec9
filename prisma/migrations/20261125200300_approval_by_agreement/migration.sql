-- Where an agreement says so, a delivery that nobody answers counts as approved after some days. When is said at the
-- delivery, so that both know it ahead; the review then names the agreement, and no person. Nullable columns without a
-- default change no row; what waits for a review today was delivered without such a promise, and keeps waiting.
ALTER TABLE deliveries
  ADD COLUMN counts_as_approved_at timestamptz(3);

ALTER TABLE reviews
  ALTER COLUMN reviewed_by_id DROP NOT NULL,
  ADD COLUMN by_agreement_id uuid,
  ADD CONSTRAINT reviews_by_one CHECK (num_nonnulls(reviewed_by_id, by_agreement_id) = 1) NOT VALID,
  -- silence says yes, or nothing
  ADD CONSTRAINT reviews_silence_approves CHECK (by_agreement_id IS NULL OR (outcome = 'approved' AND note = '')) NOT VALID,
  ADD CONSTRAINT reviews_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, by_agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE reviews VALIDATE CONSTRAINT reviews_by_one;
ALTER TABLE reviews VALIDATE CONSTRAINT reviews_silence_approves;
ALTER TABLE reviews VALIDATE CONSTRAINT reviews_agreement_fkey;

-- A date is promised only where the brief's own agreement says after how many days; within an hour, since days are
-- counted on the calendar of the business and clocks may change in between.
CREATE FUNCTION app.silence_counts_as_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM briefs b
    JOIN agreements a ON a.workspace_id = b.workspace_id AND a.id = b.agreement_id
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE b.workspace_id = NEW.workspace_id AND b.id = NEW.brief_id
      AND abs(extract(epoch FROM NEW.counts_as_approved_at - NEW.delivered_at) - v.auto_approval_days * 86400) <= 3600) THEN
    RAISE EXCEPTION 'silence counts as approval only as the agreement says' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deliveries_silence_as_agreed BEFORE INSERT ON deliveries
  FOR EACH ROW WHEN (NEW.counts_as_approved_at IS NOT NULL) EXECUTE FUNCTION app.silence_counts_as_agreed();

-- The agreement that speaks is the brief's own, and it speaks when the time is over that was said at the delivery.
CREATE FUNCTION app.agreement_approves_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM deliveries d JOIN briefs b ON b.workspace_id = d.workspace_id AND b.id = d.brief_id
    WHERE d.workspace_id = NEW.workspace_id AND d.brief_id = NEW.brief_id AND d.id = NEW.delivery_id
      AND b.agreement_id = NEW.by_agreement_id AND d.counts_as_approved_at <= NEW.reviewed_at) THEN
    RAISE EXCEPTION 'silence counts as approval only after the agreed days' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reviews_by_agreement_in_time BEFORE INSERT ON reviews
  FOR EACH ROW WHEN (NEW.by_agreement_id IS NOT NULL) EXECUTE FUNCTION app.agreement_approves_in_time();

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO handover_app;

-- Of an approval by silence the owner's side is reminded twice and the assistant is told once; of a deadline the assistant
-- is also reminded two days and two hours before. Each deadline set from now on has them.
ALTER TYPE reminder_kind ADD VALUE 'deadline_48h';
ALTER TYPE reminder_kind ADD VALUE 'deadline_2h';
ALTER TYPE reminder_kind ADD VALUE 'approval_48h';
ALTER TYPE reminder_kind ADD VALUE 'approval_24h';
ALTER TYPE reminder_kind ADD VALUE 'approval_soon';

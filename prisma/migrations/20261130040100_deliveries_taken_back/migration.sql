-- A delivery can be taken back by whoever made it, while nobody has answered it (adr/0180): how it ended is the row that an answer is.
-- Constraints and functions alone: no row is written, and the table is locked for a moment.
ALTER TABLE reviews ADD CONSTRAINT reviews_taken_back_plainly CHECK (
  outcome <> 'taken_back' OR (note = '' AND by_agreement_id IS NULL)) NOT VALID;
ALTER TABLE reviews VALIDATE CONSTRAINT reviews_taken_back_plainly;

-- Nobody reviews their own delivery, and it is taken back by whoever made it alone; not from the moment on at which silence counts.
CREATE FUNCTION app.delivery_review_is_anothers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE made deliveries;
BEGIN
  SELECT * INTO made FROM deliveries d WHERE d.workspace_id = NEW.workspace_id AND d.id = NEW.delivery_id;
  IF NEW.outcome = 'taken_back' AND made.delivered_by_id IS DISTINCT FROM NEW.reviewed_by_id THEN
    RAISE EXCEPTION 'a delivery is taken back by whoever made it' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome <> 'taken_back' AND made.delivered_by_id = NEW.reviewed_by_id THEN
    RAISE EXCEPTION 'nobody reviews their own delivery' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome = 'taken_back' AND made.counts_as_approved_at <= NEW.reviewed_at THEN
    RAISE EXCEPTION 'what counts as approved isn''t taken back' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reviews_are_anothers BEFORE INSERT ON reviews
  FOR EACH ROW EXECUTE FUNCTION app.delivery_review_is_anothers();
GRANT EXECUTE ON FUNCTION app.delivery_review_is_anothers() TO handover_app;

-- What was taken back wasn't delivered: the first delivery that stands is the one that was in time or late.
DO $$
DECLARE
  def text := pg_get_functiondef('app.tally_brief(briefs)'::regprocedure);
  was text := '(SELECT min(delivered_at) AS at FROM deliveries WHERE workspace_id = p_brief.workspace_id AND brief_id = p_brief.id) AS first';
BEGIN
  IF length(def) - length(replace(def, was, '')) <> length(was) THEN RAISE EXCEPTION 'app.tally_brief is not as it was'; END IF;
  EXECUTE replace(def, was, '(SELECT min(d.delivered_at) AS at FROM deliveries d
        WHERE d.workspace_id = p_brief.workspace_id AND d.brief_id = p_brief.id AND NOT EXISTS (SELECT 1 FROM reviews r
          WHERE r.workspace_id = d.workspace_id AND r.brief_id = d.brief_id AND r.delivery_id = d.id
            AND r.outcome = ''taken_back'')) AS first');
END $$;

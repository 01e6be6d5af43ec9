-- A week that was handed in can be taken back by whoever handed it in, while nobody has answered (adr/0101): how it ended is the row that
-- an answer is. Constraints and functions alone: no row is written, and the table is locked for a moment.
ALTER TABLE timesheet_reviews DROP CONSTRAINT timesheet_reviews_note;
ALTER TABLE timesheet_reviews
  ADD CONSTRAINT timesheet_reviews_note CHECK (length(note) <= 2000 AND CASE outcome
    WHEN 'returned' THEN length(note) > 0 WHEN 'taken_back' THEN note = '' ELSE true END) NOT VALID;
ALTER TABLE timesheet_reviews VALIDATE CONSTRAINT timesheet_reviews_note;

-- Nobody approves their own time, and it is taken back by whoever worked it alone; silence approves only where that was said when it was
-- handed in, and after that moment, from which on it isn't taken back any more.
CREATE OR REPLACE FUNCTION app.timesheet_review_is_anothers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_own boolean := EXISTS (
    SELECT 1 FROM engagements e WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id
      AND e.assistant_user_id = NEW.reviewed_by_id);
BEGIN
  IF NEW.outcome = 'taken_back' AND NOT is_own THEN
    RAISE EXCEPTION 'time is taken back by whoever worked it' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome <> 'taken_back' AND is_own THEN
    RAISE EXCEPTION 'nobody approves their own time' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome = 'taken_back' AND EXISTS (
    SELECT 1 FROM timesheet_submissions s
    WHERE s.workspace_id = NEW.workspace_id AND s.id = NEW.submission_id AND s.counts_as_approved_at <= NEW.reviewed_at) THEN
    RAISE EXCEPTION 'what counts as approved isn''t taken back' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.by_agreement_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM timesheet_submissions s
    WHERE s.workspace_id = NEW.workspace_id AND s.id = NEW.submission_id AND s.counts_as_approved_at <= NEW.reviewed_at) THEN
    RAISE EXCEPTION 'silence counts as approval only after the agreed days' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM timesheet_submissions s, timesheet_submissions mine
             WHERE mine.workspace_id = NEW.workspace_id AND mine.id = NEW.submission_id
               AND s.workspace_id = mine.workspace_id AND s.timesheet_id = mine.timesheet_id AND s.number > mine.number) THEN
    RAISE EXCEPTION 'what is answered is what was handed in last' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A week is approved, sent back or taken back by the row that says so of what was handed in last, and frozen once it is approved.
CREATE OR REPLACE FUNCTION app.timesheet_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answer timesheet_outcome := CASE
    WHEN NEW.state = 'approved' THEN 'approved' WHEN NEW.state = 'returned' THEN 'returned'
    WHEN NEW.state = 'open' AND OLD.state = 'submitted' THEN 'taken_back' END;
BEGIN
  IF (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.week_starts_on)
     IS DISTINCT FROM (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.week_starts_on) OR OLD.state = 'approved' THEN
    RAISE EXCEPTION 'this timesheet is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state::text, NEW.state::text) IN (
    ('open', 'submitted'), ('open', 'closed'), ('closed', 'open'), ('returned', 'submitted'), ('returned', 'closed'),
    ('submitted', 'approved'), ('submitted', 'returned'), ('submitted', 'open')) THEN
    RAISE EXCEPTION 'a timesheet doesn''t go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND answer IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM timesheet_reviews r
    WHERE r.workspace_id = NEW.workspace_id AND r.timesheet_id = NEW.id AND r.outcome = answer
      AND r.submission_id = (SELECT s.id FROM timesheet_submissions s
                             WHERE s.workspace_id = NEW.workspace_id AND s.timesheet_id = NEW.id ORDER BY s.number DESC LIMIT 1)) THEN
    RAISE EXCEPTION 'a timesheet is answered by a review' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- after the end nobody is there to hand it in again
DROP TRIGGER timesheets_returned_before_the_end ON timesheets;
CREATE TRIGGER timesheets_given_back_before_the_end BEFORE UPDATE OF state ON timesheets FOR EACH ROW
  WHEN (NEW.state IN ('returned', 'open') AND NEW.state <> OLD.state) EXECUTE FUNCTION app.nothing_after_the_end();

-- What people were told about a thing since a moment, and what needs nothing of them any more: it counts as read, so that no mail and no
-- device tells of it. Who hadn't heard of it yet doesn't find it listed either. In the way of app.was_told; it says who had heard, and nothing else.
CREATE POLICY notifier_settles ON notifications FOR UPDATE USING ((SELECT app.actor()) = 'notifier')
  WITH CHECK ((SELECT app.actor()) = 'notifier');
GRANT UPDATE (is_listed) ON notifications TO handover_app;
CREATE FUNCTION app.take_back_notices(
  p_workspace uuid, p_engagement uuid, p_users uuid[], p_subject uuid, p_kinds text[], p_since timestamptz, p_now timestamptz)
RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  told uuid[];
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in())) THEN RETURN '{}'; END IF;
  PERFORM set_config('app.actor', 'notifier', true);
  WITH found AS (
    SELECT id, recipient_id, mailed_at IS NOT NULL OR read_at IS NOT NULL OR pushed_at IS NOT NULL AS is_told
    FROM notifications
    WHERE workspace_id = p_workspace AND engagement_id = p_engagement AND recipient_id = ANY (p_users)
      AND kind = ANY (p_kinds) AND subject_id = p_subject AND created_at >= p_since
    FOR UPDATE),
  settled AS (
    UPDATE notifications n SET read_at = coalesce(n.read_at, p_now), is_listed = n.is_listed AND found.is_told
    FROM found WHERE n.workspace_id = p_workspace AND n.id = found.id)
  SELECT coalesce(array_agg(DISTINCT recipient_id) FILTER (WHERE is_told), '{}') INTO told FROM found;
  PERFORM set_config('app.actor', before, true);
  RETURN told;
END $$;
GRANT EXECUTE ON FUNCTION app.take_back_notices(uuid, uuid, uuid[], uuid, text[], timestamptz, timestamptz) TO handover_app;

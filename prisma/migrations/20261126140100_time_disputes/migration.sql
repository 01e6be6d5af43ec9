-- Time that silence approved can be disputed for the agreed days, entry by entry. New tables, and a nullable column.
CREATE TYPE time_dispute_state AS ENUM ('raised', 'stood_by', 'conceded', 'withdrawn');

ALTER TABLE timesheet_reviews
  -- until when what silence approved can be disputed; null: it is final
  ADD COLUMN disputable_until timestamptz(3),
  ADD CONSTRAINT timesheet_reviews_disputable CHECK (
    disputable_until IS NULL OR (by_agreement_id IS NOT NULL AND disputable_until > reviewed_at));

CREATE TABLE time_disputes (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  timesheet_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  reason text NOT NULL,
  raised_by_id uuid NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  state time_dispute_state NOT NULL DEFAULT 'raised',
  state_changed_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT time_disputes_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT time_disputes_timesheet_fkey FOREIGN KEY (workspace_id, engagement_id, timesheet_id)
    REFERENCES timesheets (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT time_disputes_entry_fkey FOREIGN KEY (workspace_id, entry_id)
    REFERENCES time_entries (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT time_disputes_reason CHECK (length(reason) BETWEEN 1 AND 2000)
);
CREATE UNIQUE INDEX time_disputes_engagement_key ON time_disputes (workspace_id, engagement_id, id);
CREATE UNIQUE INDEX time_disputes_once ON time_disputes (workspace_id, entry_id);
CREATE INDEX time_disputes_by_timesheet ON time_disputes (workspace_id, timesheet_id);
CREATE INDEX time_disputes_open ON time_disputes (workspace_id, state_changed_at) WHERE state IN ('raised', 'stood_by');

-- What was said to it. Never changed.
CREATE TABLE time_dispute_answers (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  outcome time_dispute_state NOT NULL,
  note text NOT NULL,
  answered_by_id uuid NOT NULL,
  answered_at timestamptz(3) NOT NULL,
  CONSTRAINT time_dispute_answers_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT time_dispute_answers_dispute_fkey FOREIGN KEY (workspace_id, engagement_id, dispute_id)
    REFERENCES time_disputes (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT time_dispute_answers_outcome CHECK (outcome <> 'raised'),
  CONSTRAINT time_dispute_answers_note CHECK (length(note) <= 2000 AND (outcome <> 'stood_by' OR length(note) > 0))
);
CREATE UNIQUE INDEX time_dispute_answers_once ON time_dispute_answers (workspace_id, dispute_id, outcome);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['time_disputes', 'time_dispute_answers'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I FOR SELECT USING (
      workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    EXECUTE format($p$CREATE POLICY past ON %I FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))$p$, t);
    EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM handover_app', t);
  END LOOP;
END $$;
CREATE POLICY write ON time_disputes FOR INSERT WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY change ON time_disputes FOR UPDATE
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY write ON time_dispute_answers FOR INSERT WITH CHECK (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
REVOKE UPDATE ON time_dispute_answers FROM handover_app;
CREATE TRIGGER time_dispute_answers_append_only BEFORE UPDATE OR DELETE ON time_dispute_answers
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- Only time that silence approved, only within the agreed days, and never by whoever worked it.
CREATE FUNCTION app.time_dispute_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'raised' OR NOT EXISTS (
    SELECT 1 FROM time_entries t
    JOIN timesheet_reviews r ON r.workspace_id = t.workspace_id AND r.timesheet_id = t.timesheet_id
    WHERE t.workspace_id = NEW.workspace_id AND t.id = NEW.entry_id AND t.timesheet_id = NEW.timesheet_id
      AND r.outcome = 'approved' AND r.disputable_until > NEW.raised_at) THEN
    RAISE EXCEPTION 'this time is final' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM engagements e WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id
             AND e.assistant_user_id = NEW.raised_by_id) THEN
    RAISE EXCEPTION 'nobody disputes their own time' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER time_disputes_in_time BEFORE INSERT ON time_disputes FOR EACH ROW EXECUTE FUNCTION app.time_dispute_in_time();

-- A dispute moves as its answers say, and is otherwise what was raised.
CREATE FUNCTION app.time_dispute_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - ARRAY['state', 'state_changed_at', 'version'] <> to_jsonb(NEW) - ARRAY['state', 'state_changed_at', 'version'] THEN
    RAISE EXCEPTION 'a dispute stays as it was raised' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (
    (OLD.state::text, NEW.state::text) NOT IN (('raised', 'stood_by'), ('raised', 'conceded'), ('raised', 'withdrawn'),
      ('stood_by', 'conceded'), ('stood_by', 'withdrawn'))
    OR NOT EXISTS (SELECT 1 FROM time_dispute_answers a
                   WHERE a.workspace_id = NEW.workspace_id AND a.dispute_id = NEW.id AND a.outcome = NEW.state)) THEN
    RAISE EXCEPTION 'a dispute moves by an answer' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER time_disputes_move BEFORE UPDATE ON time_disputes FOR EACH ROW EXECUTE FUNCTION app.time_dispute_moves();

-- Whoever worked it concedes or stands by it; whoever raised it takes it back.
CREATE FUNCTION app.time_dispute_answer_is_theirs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.outcome = 'withdrawn') = EXISTS (
    SELECT 1 FROM engagements e WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id
      AND e.assistant_user_id = NEW.answered_by_id) THEN
    RAISE EXCEPTION 'a dispute is answered by the other side' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER time_dispute_answers_are_theirs BEFORE INSERT ON time_dispute_answers
  FOR EACH ROW EXECUTE FUNCTION app.time_dispute_answer_is_theirs();

-- Whether managers may approve time; an owner allows it. Managers can't change a workspace.
ALTER TABLE workspaces ADD COLUMN managers_approve_time boolean NOT NULL DEFAULT false;

-- Open pages hear of it.
CREATE TRIGGER time_disputes_live AFTER INSERT OR UPDATE OF state ON time_disputes FOR EACH ROW EXECUTE FUNCTION app.tell_live('timesheet');

-- Time that was worked, in weeks that the assistant closes and the owner approves. Only new tables. The extension gives
-- an exclusion constraint the "equal" of ids; it comes with PostgreSQL, and whoever owns a database may install it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TYPE timesheet_state AS ENUM ('open', 'submitted', 'returned', 'approved', 'closed');
CREATE TYPE timesheet_outcome AS ENUM ('approved', 'returned');
CREATE TYPE entry_kind AS ENUM ('manual', 'timer');

-- Which agreement governs a day on the calendar of the business: the last that had come into force by then and had
-- begun, if it hadn't ended before. A rate holds from the day on which its amendment is in force, the whole day long.
CREATE FUNCTION app.agreement_on(p_workspace uuid, p_engagement uuid, p_day date) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT latest.id FROM (
    SELECT a.id, a.ends_at, w.time_zone,
           CASE WHEN a.state NOT IN ('in_force', 'superseded') THEN a.state_changed_at END AS ended_at
    FROM agreements a
    JOIN workspaces w ON w.id = a.workspace_id
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = p_workspace AND a.engagement_id = p_engagement
      AND greatest((a.in_force_at AT TIME ZONE w.time_zone)::date, v.starts_on) <= p_day AND a.in_force_at IS NOT NULL
    ORDER BY a.in_force_at DESC LIMIT 1) AS latest
  WHERE NOT EXISTS (
    SELECT 1 FROM unnest(ARRAY[latest.ends_at, latest.ended_at]) AS the (finish)
    WHERE p_day > ((the.finish - interval '1 millisecond') AT TIME ZONE latest.time_zone)::date)
$$;

CREATE TABLE timesheets (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  -- a Monday on the calendar of the business
  week_starts_on date NOT NULL,
  state timesheet_state NOT NULL DEFAULT 'open',
  state_changed_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT timesheets_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT timesheets_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT timesheets_week CHECK (extract(isodow FROM week_starts_on) = 1)
);
CREATE UNIQUE INDEX timesheets_engagement_key ON timesheets (workspace_id, engagement_id, id);
CREATE UNIQUE INDEX timesheets_one_a_week ON timesheets (workspace_id, engagement_id, week_starts_on);
CREATE INDEX timesheets_to_approve ON timesheets (workspace_id, state_changed_at) WHERE state = 'submitted';

CREATE TABLE time_entries (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  timesheet_id uuid NOT NULL,
  brief_id uuid,
  kind entry_kind NOT NULL,
  -- the day on which it began, on the calendar of the business; set by the database
  work_day date NOT NULL,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3) NOT NULL,
  -- of the assistant, on whose clock it was written down
  zone text NOT NULL,
  note text NOT NULL,
  entered_by_id uuid NOT NULL,
  -- when it was written down as it is now
  entered_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT time_entries_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT time_entries_timesheet_fkey FOREIGN KEY (workspace_id, engagement_id, timesheet_id)
    REFERENCES timesheets (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT time_entries_brief_fkey FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT time_entries_note CHECK (length(note) BETWEEN 1 AND 500),
  -- minutes are whole, so that what is paid can be counted from what is seen
  CONSTRAINT time_entries_whole_minutes CHECK (
    extract(epoch FROM started_at)::numeric % 60 = 0 AND extract(epoch FROM ended_at)::numeric % 60 = 0),
  CONSTRAINT time_entries_length CHECK (ended_at > started_at AND ended_at - started_at <= interval '24 hours'),
  CONSTRAINT time_entries_no_future CHECK (ended_at <= entered_at),
  -- no minute twice: with it, no day has more than 24 hours either
  CONSTRAINT time_entries_no_overlap EXCLUDE USING gist (
    workspace_id WITH =, engagement_id WITH =, tstzrange(started_at, ended_at) WITH &&)
);
CREATE INDEX time_entries_by_timesheet ON time_entries (workspace_id, timesheet_id, started_at);
CREATE INDEX time_entries_by_brief ON time_entries (workspace_id, brief_id) WHERE brief_id IS NOT NULL;

-- A timer that runs. It is its person's own: nobody sees who is at work now. Stopped, it is an entry.
CREATE TABLE timers (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  user_id uuid NOT NULL,
  brief_id uuid,
  note text NOT NULL,
  started_at timestamptz(3) NOT NULL,
  -- when its person was asked whether it was forgotten
  asked_at timestamptz(3),
  CONSTRAINT timers_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT timers_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT timers_brief_fkey FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT timers_note CHECK (length(note) <= 500)
);
-- one at a time, over all businesses
CREATE UNIQUE INDEX timers_one_a_person ON timers (user_id);

-- A week was closed and handed in. Never changed: a second try is a second row.
CREATE TABLE timesheet_submissions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  timesheet_id uuid NOT NULL,
  number integer NOT NULL,
  minutes integer NOT NULL,
  note text NOT NULL,
  submitted_by_id uuid NOT NULL,
  submitted_at timestamptz(3) NOT NULL,
  -- from when on it counts as approved without an answer; null: never
  counts_as_approved_at timestamptz(3),
  CONSTRAINT timesheet_submissions_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT timesheet_submissions_timesheet_fkey FOREIGN KEY (workspace_id, engagement_id, timesheet_id)
    REFERENCES timesheets (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT timesheet_submissions_minutes CHECK (minutes BETWEEN 0 AND 10080),
  CONSTRAINT timesheet_submissions_note CHECK (length(note) <= 2000)
);
CREATE UNIQUE INDEX timesheet_submissions_number_key ON timesheet_submissions (workspace_id, timesheet_id, number);
CREATE UNIQUE INDEX timesheet_submissions_timesheet_key ON timesheet_submissions (workspace_id, timesheet_id, id);

CREATE TABLE timesheet_reviews (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  timesheet_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  outcome timesheet_outcome NOT NULL,
  note text NOT NULL,
  reviewed_by_id uuid,
  -- the agreement that lets silence count, when nobody answered
  by_agreement_id uuid,
  reviewed_at timestamptz(3) NOT NULL,
  CONSTRAINT timesheet_reviews_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT timesheet_reviews_submission_fkey FOREIGN KEY (workspace_id, timesheet_id, submission_id)
    REFERENCES timesheet_submissions (workspace_id, timesheet_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT timesheet_reviews_timesheet_fkey FOREIGN KEY (workspace_id, engagement_id, timesheet_id)
    REFERENCES timesheets (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT timesheet_reviews_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, by_agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT timesheet_reviews_by_one CHECK (num_nonnulls(reviewed_by_id, by_agreement_id) = 1),
  CONSTRAINT timesheet_reviews_note CHECK (length(note) <= 2000 AND (outcome = 'approved' OR length(note) > 0)),
  -- silence says yes, or nothing
  CONSTRAINT timesheet_reviews_silence CHECK (by_agreement_id IS NULL OR outcome = 'approved')
);
CREATE UNIQUE INDEX timesheet_reviews_one_each ON timesheet_reviews (workspace_id, timesheet_id, submission_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['timesheets', 'time_entries', 'timesheet_submissions', 'timesheet_reviews'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    -- whose engagement has ended keeps the record of what was worked and paid
    EXECUTE format($p$CREATE POLICY past ON %I FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))$p$, t);
  END LOOP;
END $$;
ALTER TABLE timers ENABLE ROW LEVEL SECURITY;
ALTER TABLE timers FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON timers
  USING (user_id = (SELECT app.me())
    OR ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[])))
  WITH CHECK (user_id = (SELECT app.me()) AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[])
    OR ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[])));

REVOKE DELETE, TRUNCATE ON timesheets FROM handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON timesheet_submissions, timesheet_reviews FROM handover_app;
CREATE TRIGGER timesheet_submissions_append_only BEFORE UPDATE OR DELETE ON timesheet_submissions
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER timesheet_reviews_append_only BEFORE UPDATE OR DELETE ON timesheet_reviews
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- Time is written by whoever worked it, into a week that is still theirs to write, on a day on which an agreement held.
CREATE FUNCTION app.time_entry_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the time_entries := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  sheet timesheets;
BEGIN
  SELECT * INTO sheet FROM timesheets s WHERE s.workspace_id = the.workspace_id AND s.id = the.timesheet_id;
  IF sheet.id IS NULL THEN
    RAISE EXCEPTION 'time belongs to a week' USING ERRCODE = 'check_violation';
  END IF;
  IF sheet.state NOT IN ('open', 'returned') THEN
    RAISE EXCEPTION 'the time of this week has been handed in' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND (OLD.timesheet_id, OLD.engagement_id) IS DISTINCT FROM (NEW.timesheet_id, NEW.engagement_id) THEN
    RAISE EXCEPTION 'time stays in its week' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT (NEW.started_at AT TIME ZONE w.time_zone)::date INTO STRICT NEW.work_day FROM workspaces w WHERE w.id = NEW.workspace_id;
  IF NEW.work_day NOT BETWEEN sheet.week_starts_on AND sheet.week_starts_on + 6 THEN
    RAISE EXCEPTION 'time belongs to the week in which it began' USING ERRCODE = 'check_violation';
  END IF;
  IF app.agreement_on(NEW.workspace_id, NEW.engagement_id, NEW.work_day) IS NULL THEN
    RAISE EXCEPTION 'no agreement was in force on that day' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM engagements e WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id
                 AND e.assistant_user_id = NEW.entered_by_id) THEN
    RAISE EXCEPTION 'time is written down by whoever worked it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER time_entries_hold BEFORE INSERT OR UPDATE OR DELETE ON time_entries
  FOR EACH ROW EXECUTE FUNCTION app.time_entry_holds();

-- What was handed in is what is there: the sum is the database's own.
CREATE FUNCTION app.submission_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.minutes <> (
    SELECT coalesce(sum(extract(epoch FROM t.ended_at - t.started_at) / 60), 0) FROM time_entries t
    WHERE t.workspace_id = NEW.workspace_id AND t.timesheet_id = NEW.timesheet_id) THEN
    RAISE EXCEPTION 'a week is handed in with all of its time' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER timesheet_submissions_count BEFORE INSERT ON timesheet_submissions
  FOR EACH ROW EXECUTE FUNCTION app.submission_counts();

-- Nobody approves their own time; silence does only where that was said when it was handed in, and after that moment.
CREATE FUNCTION app.timesheet_review_is_anothers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM engagements e WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id
             AND e.assistant_user_id = NEW.reviewed_by_id) THEN
    RAISE EXCEPTION 'nobody approves their own time' USING ERRCODE = 'check_violation';
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
CREATE TRIGGER timesheet_reviews_are_anothers BEFORE INSERT ON timesheet_reviews
  FOR EACH ROW EXECUTE FUNCTION app.timesheet_review_is_anothers();

-- A week is approved by the answer to what was handed in last, and frozen from then on: a correction is its own entry.
CREATE FUNCTION app.timesheet_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.week_starts_on)
     IS DISTINCT FROM (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.week_starts_on) OR OLD.state = 'approved' THEN
    RAISE EXCEPTION 'this timesheet is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state::text, NEW.state::text) IN (
    ('open', 'submitted'), ('open', 'closed'), ('closed', 'open'), ('returned', 'submitted'), ('returned', 'closed'),
    ('submitted', 'approved'), ('submitted', 'returned')) THEN
    RAISE EXCEPTION 'a timesheet doesn''t go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND NEW.state IN ('approved', 'returned') AND NOT EXISTS (
    SELECT 1 FROM timesheet_reviews r
    WHERE r.workspace_id = NEW.workspace_id AND r.timesheet_id = NEW.id AND r.outcome::text = NEW.state::text
      AND r.submission_id = (SELECT s.id FROM timesheet_submissions s
                             WHERE s.workspace_id = NEW.workspace_id AND s.timesheet_id = NEW.id ORDER BY s.number DESC LIMIT 1)) THEN
    RAISE EXCEPTION 'a timesheet is answered by a review' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER timesheets_move BEFORE UPDATE ON timesheets FOR EACH ROW EXECUTE FUNCTION app.timesheet_moves();

-- Open pages hear of it.
CREATE TRIGGER timesheets_live AFTER UPDATE OF state ON timesheets FOR EACH ROW EXECUTE FUNCTION app.tell_live('timesheet');

-- Schedules: a brief from a playbook that recurs, and each time that it was or will be handed over. Staff only. New, empty
-- tables: nothing waits for their locks, but for the moment that a foreign key is added to those that people use.
CREATE TYPE schedule_state AS ENUM ('running', 'paused', 'ended');
CREATE TYPE day_off_policy AS ENUM ('keep', 'skip', 'next', 'previous');
CREATE TYPE days_off_of AS ENUM ('business', 'assistant', 'both');
CREATE TYPE occurrence_outcome AS ENUM ('handed_over', 'not_handed_over', 'missed', 'skipped');
CREATE TYPE not_handed_over_reason AS ENUM ('no_agreement', 'engagement_paused', 'engagement_ended', 'playbook_archived');

CREATE TABLE schedules (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  playbook_id uuid NOT NULL,
  -- null: each brief follows the newest version
  playbook_number integer,
  -- RFC 5545, counted in days without a zone
  rule text NOT NULL,
  starts_on date NOT NULL,
  -- on the clock of the zone, which is the workspace's
  hand_over_time text NOT NULL,
  zone text NOT NULL,
  day_off_policy day_off_policy NOT NULL,
  days_off_of days_off_of NOT NULL,
  due_hours integer,
  due_days integer,
  due_time text,
  due_zone text,
  state schedule_state NOT NULL DEFAULT 'running',
  state_changed_at timestamptz(3) NOT NULL,
  created_by_id uuid NOT NULL REFERENCES users (id),
  created_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT schedules_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT schedules_engagement FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT schedules_playbook FOREIGN KEY (workspace_id, playbook_id)
    REFERENCES playbooks (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT schedules_playbook_version FOREIGN KEY (workspace_id, playbook_id, playbook_number)
    REFERENCES playbook_versions (workspace_id, playbook_id, number) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT schedules_rule CHECK (rule ~ '^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY);INTERVAL=[1-9]' AND length(rule) <= 200),
  CONSTRAINT schedules_times CHECK (
    hand_over_time ~ '^([01]\d|2[0-3]):[0-5]\d$' AND (due_time IS NULL OR due_time ~ '^([01]\d|2[0-3]):[0-5]\d$')),
  -- so many hours later, or so many days later at a time on somebody's clock
  CONSTRAINT schedules_due CHECK (
    (due_hours IS NULL) = (due_days IS NOT NULL) AND (due_days IS NULL) = (due_time IS NULL)
    AND (due_days IS NULL) = (due_zone IS NULL)
    AND (due_hours IS NULL OR due_hours BETWEEN 1 AND 2160) AND (due_days IS NULL OR due_days BETWEEN 0 AND 90))
);
CREATE UNIQUE INDEX schedules_workspace_id_engagement_id_id_key ON schedules (workspace_id, engagement_id, id);
CREATE INDEX schedules_by_workspace ON schedules (workspace_id, created_at DESC);
CREATE INDEX schedules_by_playbook ON schedules (workspace_id, playbook_id);

-- One occurrence: planned while it has no outcome; from then on it is a fact.
CREATE TABLE schedule_occurrences (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  schedule_id uuid NOT NULL,
  -- the day that the rule names, wherever it was moved
  named date NOT NULL,
  at timestamptz(3) NOT NULL,
  -- what the clock of the schedule's zone shows then
  local text NOT NULL,
  outcome occurrence_outcome,
  reason not_handed_over_reason,
  brief_id uuid,
  settled_at timestamptz(3),
  -- null: the product itself
  settled_by_id uuid REFERENCES users (id),
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT schedule_occurrences_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT schedule_occurrences_schedule FOREIGN KEY (workspace_id, engagement_id, schedule_id)
    REFERENCES schedules (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT schedule_occurrences_brief FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT schedule_occurrences_settled CHECK ((outcome IS NULL) = (settled_at IS NULL)),
  CONSTRAINT schedule_occurrences_with_a_brief CHECK ((outcome IS NOT DISTINCT FROM 'handed_over') = (brief_id IS NOT NULL)),
  CONSTRAINT schedule_occurrences_with_a_reason CHECK ((outcome IS NOT DISTINCT FROM 'not_handed_over') = (reason IS NOT NULL)),
  CONSTRAINT schedule_occurrences_skipped_by_someone CHECK ((outcome IS NOT DISTINCT FROM 'skipped') = (settled_by_id IS NOT NULL))
);
-- Whatever runs twice: each day, and each instant, of a schedule once; and one planned at a time.
CREATE UNIQUE INDEX schedule_occurrences_each_day ON schedule_occurrences (workspace_id, schedule_id, named);
CREATE UNIQUE INDEX schedule_occurrences_each_instant ON schedule_occurrences (workspace_id, schedule_id, at);
CREATE UNIQUE INDEX schedule_occurrences_one_planned ON schedule_occurrences (workspace_id, schedule_id) WHERE outcome IS NULL;
CREATE UNIQUE INDEX schedule_occurrences_brief ON schedule_occurrences (workspace_id, brief_id) WHERE brief_id IS NOT NULL;

-- What was handed over, or wasn't, stays; only somebody's wish to skip a day can be taken back.
CREATE FUNCTION app.keep_settled_occurrence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL AND NOT (TG_OP = 'DELETE' AND OLD.outcome = 'skipped') THEN
    RAISE EXCEPTION 'a settled occurrence is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER schedule_occurrences_kept BEFORE UPDATE OR DELETE ON schedule_occurrences
  FOR EACH ROW EXECUTE FUNCTION app.keep_settled_occurrence();

-- An ended schedule stays ended, and stays with its assistant.
CREATE FUNCTION app.keep_schedule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'ended' OR NEW.engagement_id <> OLD.engagement_id THEN
    RAISE EXCEPTION 'an ended schedule is never changed, and none changes its assistant' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER schedules_kept BEFORE UPDATE ON schedules FOR EACH ROW EXECUTE FUNCTION app.keep_schedule();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['schedules', 'schedule_occurrences']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY staff ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION app.keep_settled_occurrence(), app.keep_schedule() TO handover_app;
GRANT SELECT, INSERT, UPDATE ON schedules TO handover_app;
REVOKE DELETE, TRUNCATE ON schedules FROM handover_app;
REVOKE TRUNCATE ON schedule_occurrences FROM handover_app;

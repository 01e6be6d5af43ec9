-- The life of an agreement around its signatures: what it amends, until when an offer can be answered, when it ends.
-- Columns without a default and checks over two small tables: each lock is held for milliseconds.

ALTER TABLE agreements
  ADD COLUMN amends_id uuid,
  -- until when a proposal can be signed; null while there is nothing to sign
  ADD COLUMN respond_by timestamptz(3),
  -- when an agreement in force ends by itself or by notice, whichever comes first; null: it runs on
  ADD COLUMN ends_at timestamptz(3),
  ADD CONSTRAINT agreements_amends_fkey FOREIGN KEY (workspace_id, engagement_id, amends_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT agreements_amends_another CHECK (amends_id <> id);
CREATE INDEX agreements_by_amended ON agreements (workspace_id, amends_id) WHERE amends_id IS NOT NULL;
CREATE UNIQUE INDEX agreements_one_open_amendment ON agreements (workspace_id, amends_id)
  WHERE state IN ('draft', 'proposed', 'changes_requested', 'signed_by_one');

-- An amendment begins at an agreement in force and belongs to it for good.
CREATE FUNCTION app.agreement_amends_one_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.amends_id IS DISTINCT FROM OLD.amends_id THEN
      RAISE EXCEPTION 'what an agreement amends can''t be changed' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.amends_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM agreements a
    WHERE a.workspace_id = NEW.workspace_id AND a.id = NEW.amends_id AND a.state = 'in_force') THEN
    RAISE EXCEPTION 'only an agreement in force can be amended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreements_amend_one_in_force BEFORE INSERT OR UPDATE OF amends_id ON agreements
  FOR EACH ROW EXECUTE FUNCTION app.agreement_amends_one_in_force();

-- Notice ----------------------------------------------------------------------------------------
CREATE TABLE agreement_terminations (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  party party NOT NULL,
  given_by_id uuid NOT NULL,
  reason text NOT NULL,
  given_at timestamptz(3) NOT NULL,
  -- from the frozen terms
  notice_days integer NOT NULL,
  -- the last day, as the business's calendar had it when notice was given, and the instant at which that day ends
  last_day date NOT NULL,
  zone text NOT NULL,
  effective_at timestamptz(3) NOT NULL,
  CONSTRAINT agreement_terminations_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT agreement_terminations_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT agreement_terminations_reason CHECK (length(reason) BETWEEN 1 AND 1000),
  CONSTRAINT agreement_terminations_notice CHECK (notice_days BETWEEN 0 AND 365),
  CONSTRAINT agreement_terminations_ahead CHECK (effective_at >= given_at)
);
-- notice is given once, by whichever side is first
CREATE UNIQUE INDEX agreement_terminations_agreement_key
  ON agreement_terminations (workspace_id, engagement_id, agreement_id);
CREATE TRIGGER agreement_terminations_append_only BEFORE UPDATE OR DELETE ON agreement_terminations
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER agreement_terminations_live AFTER INSERT ON agreement_terminations
  FOR EACH ROW EXECUTE FUNCTION app.tell_live('agreement');

ALTER TABLE agreement_terminations ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_terminations FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON agreement_terminations
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
REVOKE UPDATE, DELETE, TRUNCATE ON agreement_terminations FROM handover_app;

-- Endings ---------------------------------------------------------------------------------------
-- What has ended stays ended, and nothing ends without the row or the instant that ends it.
CREATE FUNCTION app.agreement_ends_for_a_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('superseded', 'terminated', 'expired', 'declined', 'withdrawn') THEN
    RAISE EXCEPTION 'an agreement that has ended stays ended' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'in_force' AND NEW.state NOT IN ('superseded', 'terminated', 'expired') THEN
    RAISE EXCEPTION 'an agreement in force can only end' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state IN ('superseded', 'terminated') AND OLD.state <> 'in_force' THEN
    RAISE EXCEPTION 'only an agreement in force can be %', NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'terminated' AND NOT EXISTS (
    SELECT 1 FROM agreement_terminations t
    WHERE t.workspace_id = NEW.workspace_id AND t.agreement_id = NEW.id AND t.effective_at <= NEW.state_changed_at) THEN
    RAISE EXCEPTION 'an agreement is terminated only by notice that has run' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'expired' AND
     coalesce(CASE OLD.state WHEN 'in_force' THEN NEW.ends_at ELSE NEW.respond_by END > NEW.state_changed_at, true) THEN
    RAISE EXCEPTION 'an agreement expires only when its time is over' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'superseded' AND NOT EXISTS (
    SELECT 1 FROM agreements successor
    JOIN agreement_versions v ON v.workspace_id = successor.workspace_id AND v.agreement_id = successor.id
      AND v.number = successor.current_number
    WHERE successor.workspace_id = NEW.workspace_id AND successor.amends_id = NEW.id AND (
      SELECT count(DISTINCT s.party) FROM agreement_signatures s
      WHERE s.workspace_id = v.workspace_id AND s.version_id = v.id AND s.document_hash = v.document_hash) = 2) THEN
    RAISE EXCEPTION 'an agreement is superseded only by one that both have signed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreements_end_for_a_reason BEFORE UPDATE OF state ON agreements
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION app.agreement_ends_for_a_reason();

GRANT EXECUTE ON FUNCTION app.agreement_amends_one_in_force(), app.agreement_ends_for_a_reason() TO handover_app;

-- Reminders -------------------------------------------------------------------------------------
-- A reminder is about a brief or about an agreement; about an agreement it goes to one of its two sides.
ALTER TABLE reminders
  ALTER COLUMN brief_id DROP NOT NULL,
  ADD COLUMN agreement_id uuid,
  ADD COLUMN party party,
  ADD CONSTRAINT reminders_about_one CHECK (num_nonnulls(brief_id, agreement_id) = 1),
  ADD CONSTRAINT reminders_to_one_side CHECK ((agreement_id IS NULL) = (party IS NULL)),
  ADD CONSTRAINT reminders_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE;
CREATE UNIQUE INDEX reminders_of_agreement_key ON reminders (workspace_id, agreement_id, party, kind, due_at);

-- What was proposed or in force before this migration gets its time as well, by the calendar of its business, and the job
-- that closes it then. Before the queue is installed there is nothing to close.
UPDATE agreements a
  SET respond_by = ((a.state_changed_at AT TIME ZONE w.time_zone)::date + 31)::timestamp AT TIME ZONE w.time_zone
  FROM workspaces w
  WHERE w.id = a.workspace_id AND a.state IN ('proposed', 'signed_by_one');
UPDATE agreements a
  SET ends_at = (v.ends_on + 1)::timestamp AT TIME ZONE w.time_zone
  FROM workspaces w, agreement_versions v
  WHERE w.id = a.workspace_id AND a.state = 'in_force' AND v.ends_on IS NOT NULL
    AND v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number;
DO $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('agreements.close', json_build_object('workspaceId', workspace_id, 'agreementId', id),
      run_at => coalesce(ends_at, respond_by), max_attempts => 14, job_key => 'agreements.close:' || id)
    FROM agreements WHERE coalesce(ends_at, respond_by) IS NOT NULL;
  END IF;
END $$;

-- A pause of the work with an assistant: a deed of one side, with a reason, which that side takes back (docs/adr/0029). While it
-- lasts no new work is handed over; what was promised, owed and planned goes on.
CREATE TABLE engagement_pauses (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  party party NOT NULL,
  paused_by_id uuid NOT NULL,
  paused_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  -- the day on which they mean to go on; nothing happens by itself on it
  back_on date,
  -- what both agreed at an evaluation, where it comes of that
  adjustment_id uuid,
  resumed_by_id uuid,
  resumed_at timestamptz(3),
  CONSTRAINT engagement_pauses_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT engagement_pauses_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT engagement_pauses_adjustment_fkey FOREIGN KEY (workspace_id, engagement_id, adjustment_id)
    REFERENCES evaluation_adjustments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT engagement_pauses_reason CHECK (length(reason) BETWEEN 1 AND 1000),
  CONSTRAINT engagement_pauses_resumed CHECK (
    (resumed_at IS NULL) = (resumed_by_id IS NULL) AND (resumed_at IS NULL OR resumed_at >= paused_at))
);
CREATE UNIQUE INDEX engagement_pauses_one_at_a_time ON engagement_pauses (workspace_id, engagement_id) WHERE resumed_at IS NULL;
CREATE INDEX engagement_pauses_by_engagement ON engagement_pauses (engagement_id, paused_at);

ALTER TABLE engagement_pauses ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement_pauses FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON engagement_pauses
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY past ON engagement_pauses FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]));
REVOKE DELETE, TRUNCATE ON engagement_pauses FROM handover_app;

-- Once said it stays as it was said, but for being taken back, once.
CREATE FUNCTION app.pause_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.resumed_at IS NOT NULL OR
     (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.party, NEW.paused_by_id, NEW.paused_at, NEW.reason, NEW.back_on, NEW.adjustment_id)
     IS DISTINCT FROM
     (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.party, OLD.paused_by_id, OLD.paused_at, OLD.reason, OLD.back_on, OLD.adjustment_id) THEN
    RAISE EXCEPTION 'a pause is never rewritten' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER engagement_pauses_stay BEFORE UPDATE ON engagement_pauses FOR EACH ROW EXECUTE FUNCTION app.pause_stays();

-- Nothing is paused without somebody who says so, and nothing goes on while a pause stands: at the end of the transaction.
CREATE FUNCTION app.pauses_fit(p_workspace uuid, p_engagement uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(p_workspace);
BEGIN
  IF EXISTS (SELECT 1 FROM engagements e WHERE e.workspace_id = p_workspace AND e.id = p_engagement AND e.state <> 'ended'
       AND (e.state = 'paused') <> EXISTS (SELECT 1 FROM engagement_pauses p
         WHERE p.workspace_id = e.workspace_id AND p.engagement_id = e.id AND p.resumed_at IS NULL)) THEN
    RAISE EXCEPTION 'the state of an engagement and its pauses disagree' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM app.step_out(before);
END $$;
CREATE FUNCTION app.pause_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM app.pauses_fit(NEW.workspace_id, NEW.engagement_id); RETURN NULL; END $$;
CREATE FUNCTION app.engagement_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM app.pauses_fit(NEW.workspace_id, NEW.id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER engagement_pauses_fit AFTER INSERT OR UPDATE ON engagement_pauses DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.pause_fits();
CREATE CONSTRAINT TRIGGER engagements_fit_pauses AFTER UPDATE OF state ON engagements DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.state = 'paused') <> (NEW.state = 'paused')) EXECUTE FUNCTION app.engagement_fits();

-- No new work while the two have paused, whoever hands it over.
CREATE FUNCTION app.no_work_while_paused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM engagement_pauses p
      WHERE p.workspace_id = NEW.workspace_id AND p.engagement_id = NEW.engagement_id AND p.resumed_at IS NULL) THEN
    RAISE EXCEPTION 'no work is handed over while the two have paused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER briefs_not_while_paused BEFORE UPDATE OF state ON briefs FOR EACH ROW
  WHEN (OLD.state = 'draft' AND NEW.state = 'sent') EXECUTE FUNCTION app.no_work_while_paused();

-- A pause is one of the things that an adjustment becomes.
ALTER TABLE evaluation_adjustment_uses ADD COLUMN pause_id uuid,
  ADD CONSTRAINT evaluation_adjustment_uses_pause_fkey FOREIGN KEY (workspace_id, pause_id)
    REFERENCES engagement_pauses (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT evaluation_adjustment_uses_one,
  ADD CONSTRAINT evaluation_adjustment_uses_one CHECK (num_nonnulls(agreement_id, playbook_id, brief_id, pause_id) = 1);

GRANT SELECT, INSERT, UPDATE ON engagement_pauses TO handover_app;
GRANT EXECUTE ON FUNCTION app.pause_stays(), app.pauses_fit(uuid, uuid), app.pause_fits(), app.engagement_fits(),
  app.no_work_while_paused() TO handover_app;

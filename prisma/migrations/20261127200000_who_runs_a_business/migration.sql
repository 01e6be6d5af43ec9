-- Who runs a business: owners and managers come in by an invitation of their own, and leave again.

-- An invitation is to work for a business, under an engagement, or to run it, under none.
ALTER TABLE invitations
  ADD CONSTRAINT invitations_to_work_or_to_run CHECK ((role = 'assistant') = (engagement_id IS NOT NULL));

-- A business always has an owner. Looked at when all is written, behind the business's own row: of two owners who leave at
-- once, the second sees that the first has gone.
CREATE FUNCTION app.business_has_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM workspaces WHERE id = NEW.workspace_id AND deleted_at IS NULL FOR NO KEY UPDATE;
  IF FOUND AND NOT EXISTS (
    SELECT 1 FROM memberships WHERE workspace_id = NEW.workspace_id AND role = 'owner' AND ended_at IS NULL
  ) THEN
    RAISE EXCEPTION 'business % would have no owner', NEW.workspace_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_have_an_owner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER memberships_have_an_owner AFTER UPDATE ON memberships DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.ended_at IS NULL AND (NEW.role <> 'owner' OR NEW.ended_at IS NOT NULL))
  EXECUTE FUNCTION app.business_has_an_owner();

-- Nobody judges, approves or pays their own work: who has assisted a business doesn't run it, and who runs it doesn't assist it.
CREATE FUNCTION app.runs_or_assists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM engagements WHERE workspace_id = NEW.workspace_id AND assistant_user_id = NEW.user_id) THEN
    RAISE EXCEPTION '% has assisted business %', NEW.user_id, NEW.workspace_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_run_or_assist';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER memberships_run_or_assist BEFORE INSERT OR UPDATE ON memberships
  FOR EACH ROW WHEN (NEW.role <> 'assistant' AND NEW.ended_at IS NULL) EXECUTE FUNCTION app.runs_or_assists();

CREATE FUNCTION app.assists_or_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM memberships
    WHERE workspace_id = NEW.workspace_id AND user_id = NEW.assistant_user_id AND role <> 'assistant' AND ended_at IS NULL
  ) THEN
    RAISE EXCEPTION '% runs business %', NEW.assistant_user_id, NEW.workspace_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'engagements_assist_or_run';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER engagements_assist_or_run BEFORE INSERT OR UPDATE OF assistant_user_id ON engagements
  FOR EACH ROW WHEN (NEW.assistant_user_id IS NOT NULL) EXECUTE FUNCTION app.assists_or_runs();

GRANT EXECUTE ON FUNCTION app.business_has_an_owner(), app.runs_or_assists(), app.assists_or_runs() TO handover_app;

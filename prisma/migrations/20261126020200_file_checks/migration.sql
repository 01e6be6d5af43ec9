-- Files that a scanner looks at before anybody can have them. A row is made with its file, where a scanner is set up; a file
-- without one was never to be checked. A new, empty table: nothing waits for its locks.
CREATE TABLE file_checks (
  workspace_id uuid NOT NULL,
  file_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  outcome text CHECK (outcome IN ('clean', 'infected')),
  -- what the scanner calls it
  found text CHECK (length(found) BETWEEN 1 AND 300),
  checked_at timestamptz(3),
  CONSTRAINT file_checks_pkey PRIMARY KEY (workspace_id, file_id),
  CONSTRAINT file_checks_file FOREIGN KEY (workspace_id, engagement_id, file_id)
    REFERENCES files (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT file_checks_checked CHECK ((outcome IS NULL) = (checked_at IS NULL)),
  CONSTRAINT file_checks_found CHECK ((outcome IS NOT DISTINCT FROM 'infected') = (found IS NOT NULL))
);
CREATE UNIQUE INDEX file_checks_file_key ON file_checks (workspace_id, engagement_id, file_id);

-- A verdict stays, and only the job that asked for it writes it.
CREATE FUNCTION app.keep_file_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL AND (NEW.outcome, NEW.found, NEW.checked_at) IS DISTINCT FROM (OLD.outcome, OLD.found, OLD.checked_at) THEN
    RAISE EXCEPTION 'what a scanner said of a file stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER file_checks_kept BEFORE UPDATE ON file_checks FOR EACH ROW EXECUTE FUNCTION app.keep_file_check();

-- Open pages hear of a verdict.
CREATE FUNCTION app.tell_of_file_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- of a draft its assistant hears nothing, not even that there is one
  IF EXISTS (SELECT 1 FROM files f WHERE f.workspace_id = NEW.workspace_id AND f.id = NEW.file_id AND f.draft_of IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  PERFORM pg_notify('handover_live', json_build_object(
    'workspaceId', NEW.workspace_id, 'engagementId', NEW.engagement_id, 'kind', 'file', 'id', NEW.file_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER file_checks_live AFTER UPDATE OF outcome ON file_checks FOR EACH ROW EXECUTE FUNCTION app.tell_of_file_check();

ALTER TABLE file_checks ENABLE ROW LEVEL SECURITY; ALTER TABLE file_checks FORCE ROW LEVEL SECURITY;
-- whoever sees the file knows how it stands
CREATE POLICY of_file ON file_checks FOR SELECT USING (EXISTS (
  SELECT 1 FROM files f WHERE f.workspace_id = file_checks.workspace_id AND f.id = file_checks.file_id));
CREATE POLICY ask ON file_checks FOR INSERT WITH CHECK (outcome IS NULL AND EXISTS (
  SELECT 1 FROM files f WHERE f.workspace_id = file_checks.workspace_id AND f.id = file_checks.file_id));
CREATE POLICY answer ON file_checks FOR UPDATE
  USING ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
GRANT EXECUTE ON FUNCTION app.keep_file_check(), app.tell_of_file_check() TO handover_app;
GRANT SELECT, INSERT, UPDATE ON file_checks TO handover_app;
REVOKE DELETE, TRUNCATE ON file_checks FROM handover_app;

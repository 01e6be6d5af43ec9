-- The archive that an owner asks for on a page: a row for each, with who asked and when, what became of it, and until when it
-- is kept. A new, empty table; owners alone see it, and the job that makes it.
CREATE TABLE archives (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  -- either it is made, once, and kept until a day
  made_at timestamptz(3),
  sha256 text,
  size_bytes bigint,
  kept_until timestamptz(3),
  -- or it couldn't be
  failed_at timestamptz(3),
  failed_because text,
  -- its bytes are no longer named by it, and are swept
  removed_at timestamptz(3),
  CONSTRAINT archives_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT archives_workspace_fkey FOREIGN KEY (workspace_id)
    REFERENCES workspaces (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT archives_asked_by_fkey FOREIGN KEY (asked_by_id)
    REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT archives_made_whole CHECK (num_nonnulls(made_at, sha256, size_bytes, kept_until) IN (0, 4)),
  CONSTRAINT archives_failed_whole CHECK (num_nonnulls(failed_at, failed_because) IN (0, 2)),
  CONSTRAINT archives_one_end CHECK (made_at IS NULL OR failed_at IS NULL),
  CONSTRAINT archives_removed_when_made CHECK (removed_at IS NULL OR made_at IS NOT NULL),
  CONSTRAINT archives_kept_a_while CHECK (kept_until > made_at),
  CONSTRAINT archives_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT archives_size CHECK (size_bytes > 0),
  CONSTRAINT archives_why CHECK (failed_because IN ('too_large', 'failed'))
);
CREATE INDEX archives_by_hash ON archives (sha256) WHERE sha256 IS NOT NULL;
-- two at once would be the same one twice
CREATE UNIQUE INDEX archives_one_at_a_time ON archives (workspace_id) WHERE made_at IS NULL AND failed_at IS NULL;

ALTER TABLE archives ENABLE ROW LEVEL SECURITY; ALTER TABLE archives FORCE ROW LEVEL SECURITY;
CREATE POLICY owners ON archives
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND ((SELECT app.actor()) = 'workspace' OR EXISTS (
    SELECT 1 FROM memberships m WHERE m.workspace_id = archives.workspace_id AND m.user_id = (SELECT app.me())
      AND m.role = 'owner' AND m.ended_at IS NULL)))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND ((SELECT app.actor()) = 'workspace' OR (
    asked_by_id = (SELECT app.me()) AND EXISTS (
      SELECT 1 FROM memberships m WHERE m.workspace_id = archives.workspace_id AND m.user_id = (SELECT app.me())
        AND m.role = 'owner' AND m.ended_at IS NULL))));
CREATE POLICY sweep ON archives FOR SELECT USING ((SELECT app.actor()) = 'sweeper');
GRANT SELECT, INSERT, UPDATE ON archives TO handover_app;
REVOKE DELETE, TRUNCATE ON archives FROM handover_app;

-- It is asked for once, ends once, and is given up once; nothing else of it changes.
CREATE FUNCTION app.archive_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.workspace_id, OLD.id, OLD.asked_by_id, OLD.asked_at)
     IS DISTINCT FROM (NEW.workspace_id, NEW.id, NEW.asked_by_id, NEW.asked_at)
     OR (OLD.made_at IS NOT NULL AND (OLD.made_at, OLD.sha256, OLD.size_bytes, OLD.kept_until)
       IS DISTINCT FROM (NEW.made_at, NEW.sha256, NEW.size_bytes, NEW.kept_until))
     OR (OLD.failed_at IS NOT NULL AND (OLD.failed_at, OLD.failed_because)
       IS DISTINCT FROM (NEW.failed_at, NEW.failed_because))
     OR (OLD.removed_at IS NOT NULL AND OLD.removed_at IS DISTINCT FROM NEW.removed_at) THEN
    RAISE EXCEPTION 'an archive stays as it was made' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER archives_stay BEFORE UPDATE ON archives FOR EACH ROW EXECUTE FUNCTION app.archive_stays();

-- As before, with these while they are kept; whatever else it asks by now, it goes on asking.
DO $$
DECLARE
  def text := pg_get_functiondef('app.hashes_named(text[])'::regprocedure);
  before text := 'WHERE EXISTS (SELECT 1 FROM files f WHERE f.sha256 = asked.sha256)';
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.hashes_named is not as it was'; END IF;
  EXECUTE replace(def, before, before || '
       OR EXISTS (SELECT 1 FROM archives a WHERE a.sha256 = asked.sha256 AND a.removed_at IS NULL)');
END $$;

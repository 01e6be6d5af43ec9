-- A person's reference: one sealed file of what they have done, over the businesses that let their part go into it. New tables,
-- and a column with a default: what an assistant keeps of work that has ended is theirs already, and a business that doesn't
-- want to be part of references says so.
ALTER TABLE workspaces ADD COLUMN allows_references boolean NOT NULL DEFAULT true;

-- It belongs to the person, not to a business: no owner learns that one was made, and it goes with their account.
CREATE TABLE reference_files (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  asked_at timestamptz(3) NOT NULL,
  -- set once, when it is made
  sha256 text,
  size_bytes bigint,
  sealed_at timestamptz(3),
  -- or when it was found that there was nothing any more to put into it
  dropped_at timestamptz(3),
  CONSTRAINT reference_files_whole CHECK (num_nonnulls(sha256, size_bytes, sealed_at) IN (0, 3)),
  CONSTRAINT reference_files_one_end CHECK (num_nonnulls(sealed_at, dropped_at) < 2),
  CONSTRAINT reference_files_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT reference_files_size CHECK (size_bytes > 0)
);
CREATE UNIQUE INDEX reference_files_of_person ON reference_files (id, user_id);
CREATE INDEX reference_files_by_person ON reference_files (user_id, asked_at);
CREATE INDEX reference_files_by_hash ON reference_files (sha256) WHERE sha256 IS NOT NULL;

-- Which engagements are in one.
CREATE TABLE reference_parts (
  workspace_id uuid NOT NULL,
  reference_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  user_id uuid NOT NULL,
  CONSTRAINT reference_parts_pkey PRIMARY KEY (workspace_id, reference_id, engagement_id),
  CONSTRAINT reference_parts_reference_fkey FOREIGN KEY (reference_id, user_id)
    REFERENCES reference_files (id, user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT reference_parts_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX reference_parts_by_reference ON reference_parts (reference_id);

ALTER TABLE reference_files ENABLE ROW LEVEL SECURITY; ALTER TABLE reference_files FORCE ROW LEVEL SECURITY;
ALTER TABLE reference_parts ENABLE ROW LEVEL SECURITY; ALTER TABLE reference_parts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON reference_files USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
CREATE POLICY own ON reference_parts USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
-- whoever holds one knows its hash, and may ask about that one
CREATE POLICY asked ON reference_files FOR SELECT USING (
  (SELECT app.actor()) = 'holder' AND sha256 = (SELECT current_setting('app.asked_sha256', true)));
CREATE POLICY sweep ON reference_files FOR SELECT USING ((SELECT app.actor()) = 'sweeper');
REVOKE DELETE, TRUNCATE ON reference_files FROM handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON reference_parts FROM handover_app;

-- Nothing of a business that doesn't allow it, and nobody's work but their own.
CREATE FUNCTION app.reference_part_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM workspaces w JOIN engagements e ON e.workspace_id = w.id AND e.id = NEW.engagement_id
                 WHERE w.id = NEW.workspace_id AND w.allows_references AND e.assistant_user_id = NEW.user_id) THEN
    RAISE EXCEPTION 'a business has a part in a reference only if it allows it' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM reference_files r WHERE r.id = NEW.reference_id AND r.sealed_at IS NULL) THEN
    RAISE EXCEPTION 'a reference stays as it was made' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reference_parts_allowed BEFORE INSERT ON reference_parts
  FOR EACH ROW EXECUTE FUNCTION app.reference_part_allowed();

-- It is asked for once and made once, of something, and stays as it was made.
CREATE FUNCTION app.reference_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(OLD.sealed_at, OLD.dropped_at) > 0
     OR (OLD.id, OLD.user_id, OLD.asked_at) IS DISTINCT FROM (NEW.id, NEW.user_id, NEW.asked_at) THEN
    RAISE EXCEPTION 'a reference stays as it was made' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.sealed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reference_parts p WHERE p.reference_id = NEW.id) THEN
    RAISE EXCEPTION 'a reference is of something' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reference_files_stay BEFORE UPDATE ON reference_files FOR EACH ROW EXECUTE FUNCTION app.reference_stays();

-- What the record says of such a file, to whoever knows its hash: when it was sealed, and nothing else.
CREATE FUNCTION app.find_reference(p_sha256 text) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE sealed timestamptz;
BEGIN
  PERFORM set_config('app.actor', 'holder', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.asked_sha256', p_sha256, true);
  SELECT min(sealed_at) INTO sealed FROM reference_files WHERE sha256 = p_sha256;
  PERFORM set_config('app.actor', '', true), set_config('app.asked_sha256', '', true);
  RETURN sealed;
END $$;

-- As before (20261126020300), with these.
CREATE OR REPLACE FUNCTION app.hashes_named(p_hashes text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'sweeper', true);
  RETURN QUERY
    SELECT asked.sha256 FROM unnest(p_hashes) AS asked (sha256)
    WHERE EXISTS (SELECT 1 FROM files f WHERE f.sha256 = asked.sha256)
       OR EXISTS (SELECT 1 FROM uploads u WHERE u.sha256 = asked.sha256)
       OR EXISTS (SELECT 1 FROM playbook_files p WHERE p.sha256 = asked.sha256)
       OR EXISTS (SELECT 1 FROM reference_files r WHERE r.sha256 = asked.sha256);
  PERFORM set_config('app.actor', before, true);
END $$;

GRANT SELECT, INSERT, UPDATE ON reference_files TO handover_app;
GRANT SELECT, INSERT ON reference_parts TO handover_app;
GRANT EXECUTE ON FUNCTION app.reference_part_allowed(), app.reference_stays(), app.find_reference(text) TO handover_app;

-- Files that every brief from a playbook takes along. They belong to no engagement, so they are rows of their own: staff only.
-- Each brief gets a copy of the row, of the same bytes. Which version has which file, its content says; none is ever changed.
-- A new, empty table.
CREATE TABLE playbook_files (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  playbook_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  content_type text NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  image_width integer,
  image_height integer,
  added_by_id uuid NOT NULL REFERENCES users (id),
  added_at timestamptz(3) NOT NULL,
  CONSTRAINT playbook_files_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT playbook_files_playbook FOREIGN KEY (workspace_id, playbook_id)
    REFERENCES playbooks (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT playbook_files_image CHECK (
    (image_width IS NULL) = (image_height IS NULL) AND image_width > 0 AND image_height > 0)
);
CREATE INDEX playbook_files_of_playbook ON playbook_files (workspace_id, playbook_id);
CREATE INDEX playbook_files_by_hash ON playbook_files (sha256);
CREATE TRIGGER playbook_files_append_only BEFORE UPDATE OR DELETE ON playbook_files
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
ALTER TABLE playbook_files ENABLE ROW LEVEL SECURITY; ALTER TABLE playbook_files FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON playbook_files
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY sweep ON playbook_files FOR SELECT USING ((SELECT app.actor()) = 'sweeper');
GRANT SELECT, INSERT ON playbook_files TO handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON playbook_files FROM handover_app;

-- As before (20261126020100), with these.
CREATE OR REPLACE FUNCTION app.hashes_named(p_hashes text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'sweeper', true);
  RETURN QUERY
    SELECT asked.sha256 FROM unnest(p_hashes) AS asked (sha256)
    WHERE EXISTS (SELECT 1 FROM files f WHERE f.sha256 = asked.sha256)
       OR EXISTS (SELECT 1 FROM uploads u WHERE u.sha256 = asked.sha256)
       OR EXISTS (SELECT 1 FROM playbook_files p WHERE p.sha256 = asked.sha256);
  PERFORM set_config('app.actor', before, true);
END $$;

-- An agreement that was signed elsewhere: the file, by its hash, and the version whose terms say what it says. A new,
-- empty table: nothing waits for its locks.
CREATE TABLE agreement_imports (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  version_id uuid NOT NULL,
  file_id uuid NOT NULL,
  sha256 text NOT NULL,
  signed_on date NOT NULL,
  imported_by_id uuid NOT NULL,
  imported_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT agreement_imports_of_agreement FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT agreement_imports_of_version FOREIGN KEY (workspace_id, engagement_id, version_id)
    REFERENCES agreement_versions (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT agreement_imports_of_file FOREIGN KEY (workspace_id, engagement_id, file_id)
    REFERENCES files (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT agreement_imports_hash CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
CREATE UNIQUE INDEX agreement_imports_one_per_version ON agreement_imports (workspace_id, version_id);
CREATE INDEX agreement_imports_by_agreement ON agreement_imports (workspace_id, agreement_id);
CREATE INDEX agreement_imports_by_file ON agreement_imports (workspace_id, file_id);

ALTER TABLE agreement_imports ENABLE ROW LEVEL SECURITY; ALTER TABLE agreement_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON agreement_imports FOR SELECT USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY past ON agreement_imports FOR SELECT USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND EXISTS (
    SELECT 1 FROM agreements a
    WHERE a.workspace_id = agreement_imports.workspace_id AND a.id = agreement_imports.agreement_id));
CREATE POLICY write ON agreement_imports FOR INSERT
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

-- The file of an import is part of what a former assistant keeps.
DROP POLICY past ON files;
CREATE POLICY past ON files FOR SELECT USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND (
    EXISTS (SELECT 1 FROM agreement_copies c WHERE c.workspace_id = files.workspace_id AND c.file_id = files.id)
    OR EXISTS (SELECT 1 FROM agreement_imports i WHERE i.workspace_id = files.workspace_id AND i.file_id = files.id)));

CREATE TRIGGER agreement_imports_append_only BEFORE UPDATE OR DELETE ON agreement_imports
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON agreement_imports FROM handover_app;

-- Files that come into a playbook by themselves are looked at by a scanner as well, before its own side can have them: as in
-- 20261126020200, whose rows are of files that belong to an engagement. What came before has no row, and is handed out as before.
-- A new, empty table: nothing waits for its locks but, for an instant, what is put into a playbook.
CREATE TABLE playbook_file_checks (
  workspace_id uuid NOT NULL,
  file_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  outcome text CHECK (outcome IN ('clean', 'infected')),
  -- what the scanner calls it
  found text CHECK (length(found) BETWEEN 1 AND 300),
  checked_at timestamptz(3),
  CONSTRAINT playbook_file_checks_pkey PRIMARY KEY (workspace_id, file_id),
  CONSTRAINT playbook_file_checks_file FOREIGN KEY (workspace_id, file_id)
    REFERENCES playbook_files (workspace_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT playbook_file_checks_checked CHECK ((outcome IS NULL) = (checked_at IS NULL)),
  CONSTRAINT playbook_file_checks_found CHECK ((outcome IS NOT DISTINCT FROM 'infected') = (found IS NOT NULL))
);
CREATE TRIGGER playbook_file_checks_kept BEFORE UPDATE ON playbook_file_checks
  FOR EACH ROW EXECUTE FUNCTION app.keep_file_check();

ALTER TABLE playbook_file_checks ENABLE ROW LEVEL SECURITY; ALTER TABLE playbook_file_checks FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON playbook_file_checks FOR SELECT USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY ask ON playbook_file_checks FOR INSERT
  WITH CHECK (outcome IS NULL AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY answer ON playbook_file_checks FOR UPDATE
  USING ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
GRANT SELECT, INSERT, UPDATE ON playbook_file_checks TO handover_app;
REVOKE DELETE, TRUNCATE ON playbook_file_checks FROM handover_app;

-- To whom else a party has the copy sent: a bookkeeper, a lawyer. A new, empty table: nothing waits for its locks.
CREATE TABLE agreement_recipients (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  party party NOT NULL,
  email text NOT NULL,
  called text NOT NULL DEFAULT '',
  named_by_id uuid NOT NULL,
  named_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT agreement_recipients_of_agreement FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT agreement_recipients_email CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  CONSTRAINT agreement_recipients_called CHECK (length(called) <= 80)
);
-- each address once per side, as long as it is named
CREATE UNIQUE INDEX agreement_recipients_once ON agreement_recipients (workspace_id, agreement_id, party, email)
  WHERE removed_at IS NULL;

ALTER TABLE agreement_recipients ENABLE ROW LEVEL SECURITY; ALTER TABLE agreement_recipients FORCE ROW LEVEL SECURITY;
-- It is their common contract: both see where copies go. Each side names and removes its own.
CREATE POLICY read ON agreement_recipients FOR SELECT USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY past ON agreement_recipients FOR SELECT USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND EXISTS (
    SELECT 1 FROM agreements a
    WHERE a.workspace_id = agreement_recipients.workspace_id AND a.id = agreement_recipients.agreement_id));
CREATE POLICY owners ON agreement_recipients
  USING (party = 'owner' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (party = 'owner' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY assistants ON agreement_recipients
  USING (party = 'assistant' AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (party = 'assistant' AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));

-- Whom a copy went to stays on record: a name is taken off the list, never rewritten or deleted.
REVOKE UPDATE, DELETE, TRUNCATE ON agreement_recipients FROM handover_app;
GRANT UPDATE (removed_at) ON agreement_recipients TO handover_app;

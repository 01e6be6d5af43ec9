-- Files on their way into a playbook (adr/0033): resumable as those to deliveries, drafts and messages, and their person's alone
-- until the playbook is saved with them. A playbook belongs to no engagement, and needn't be saved yet, so `playbook_of` has no
-- foreign key, as `draft_of` has none. The table holds what is on its way now and nothing else: looking through it for the
-- new constraint takes no time.
ALTER TABLE uploads
  ADD COLUMN playbook_of uuid,
  ALTER COLUMN engagement_id DROP NOT NULL,
  DROP CONSTRAINT uploads_one_goal,
  ADD CONSTRAINT uploads_one_goal CHECK (
    num_nonnulls(brief_id, draft_of, thread_id, playbook_of) = 1
    AND (brief_id IS NULL) = (deliverable_id IS NULL)
    AND (engagement_id IS NULL) = (playbook_of IS NOT NULL));
CREATE INDEX uploads_of_playbooks ON uploads (workspace_id, playbook_of, uploaded_by_id) WHERE playbook_of IS NOT NULL;

-- As before (20261126200000), with where it goes.
CREATE OR REPLACE FUNCTION app.upload_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_bytes < OLD.received_bytes
    OR (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.brief_id, OLD.deliverable_id, OLD.draft_of, OLD.thread_id, OLD.playbook_of, OLD.uploaded_by_id, OLD.name, OLD.size_bytes)
       IS DISTINCT FROM
       (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.brief_id, NEW.deliverable_id, NEW.draft_of, NEW.thread_id, NEW.playbook_of, NEW.uploaded_by_id, NEW.name, NEW.size_bytes)
    OR (OLD.arrived_at IS NOT NULL AND (OLD.arrived_at, OLD.sha256, OLD.content_type)
       IS DISTINCT FROM (NEW.arrived_at, NEW.sha256, NEW.content_type)) THEN
    RAISE EXCEPTION 'an upload only grows' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- The owner's side writes playbooks; what one of them is about to add is nobody else's.
CREATE POLICY own_in_playbook ON uploads
  USING (uploaded_by_id = (SELECT app.me()) AND playbook_of IS NOT NULL AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (uploaded_by_id = (SELECT app.me()) AND playbook_of IS NOT NULL AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

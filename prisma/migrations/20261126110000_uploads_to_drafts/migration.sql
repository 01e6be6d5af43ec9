-- Files on their way into a draft, as those on their way to be delivered (20261125130100): resumable, and their person's alone
-- until they have arrived. A draft needn't be saved yet, so `draft_of` has no foreign key, as that of files has none. The table
-- holds what is on its way now and nothing else: looking through it for the new constraints takes no time.
ALTER TABLE uploads
  ADD COLUMN draft_of uuid,
  ALTER COLUMN brief_id DROP NOT NULL,
  ALTER COLUMN deliverable_id DROP NOT NULL,
  ADD CONSTRAINT uploads_one_goal CHECK (
    num_nonnulls(brief_id, deliverable_id) = CASE WHEN draft_of IS NULL THEN 2 ELSE 0 END),
  ADD CONSTRAINT uploads_engagement FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX uploads_of_drafts ON uploads (workspace_id, draft_of, uploaded_by_id) WHERE draft_of IS NOT NULL;

-- As before, with where it goes.
CREATE OR REPLACE FUNCTION app.upload_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_bytes < OLD.received_bytes
    OR (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.brief_id, OLD.deliverable_id, OLD.draft_of, OLD.uploaded_by_id, OLD.name, OLD.size_bytes)
       IS DISTINCT FROM
       (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.brief_id, NEW.deliverable_id, NEW.draft_of, NEW.uploaded_by_id, NEW.name, NEW.size_bytes)
    OR (OLD.arrived_at IS NOT NULL AND (OLD.arrived_at, OLD.sha256, OLD.content_type)
       IS DISTINCT FROM (NEW.arrived_at, NEW.sha256, NEW.content_type)) THEN
    RAISE EXCEPTION 'an upload only grows' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- An assistant's goes to a delivery, one of the owner's side into a draft; each is seen by nobody else.
DROP POLICY own ON uploads;
CREATE POLICY own ON uploads
  USING (uploaded_by_id = (SELECT app.me()) AND draft_of IS NULL AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (uploaded_by_id = (SELECT app.me()) AND draft_of IS NULL AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY own_in_draft ON uploads
  USING (uploaded_by_id = (SELECT app.me()) AND draft_of IS NOT NULL AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (uploaded_by_id = (SELECT app.me()) AND draft_of IS NOT NULL AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

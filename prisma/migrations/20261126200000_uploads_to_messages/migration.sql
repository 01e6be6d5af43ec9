-- Files on their way into a message that is being written (adr/0027): resumable as those to deliveries and into drafts, and
-- their person's alone until the message is sent. The table holds what is on its way now and nothing else: looking through
-- it for the new constraints takes no time.
ALTER TABLE uploads
  ADD COLUMN thread_id uuid,
  DROP CONSTRAINT uploads_one_goal,
  ADD CONSTRAINT uploads_one_goal CHECK (
    num_nonnulls(brief_id, draft_of, thread_id) = 1 AND (brief_id IS NULL) = (deliverable_id IS NULL)),
  ADD CONSTRAINT uploads_thread FOREIGN KEY (workspace_id, engagement_id, thread_id)
    REFERENCES threads (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX uploads_of_threads ON uploads (workspace_id, thread_id, uploaded_by_id) WHERE thread_id IS NOT NULL;

-- As before, with where it goes.
CREATE OR REPLACE FUNCTION app.upload_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_bytes < OLD.received_bytes
    OR (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.brief_id, OLD.deliverable_id, OLD.draft_of, OLD.thread_id, OLD.uploaded_by_id, OLD.name, OLD.size_bytes)
       IS DISTINCT FROM
       (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.brief_id, NEW.deliverable_id, NEW.draft_of, NEW.thread_id, NEW.uploaded_by_id, NEW.name, NEW.size_bytes)
    OR (OLD.arrived_at IS NOT NULL AND (OLD.arrived_at, OLD.sha256, OLD.content_type)
       IS DISTINCT FROM (NEW.arrived_at, NEW.sha256, NEW.content_type)) THEN
    RAISE EXCEPTION 'an upload only grows' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Whoever talks in a conversation may send a file there; seen by nobody else before the message is.
DROP POLICY own ON uploads;
CREATE POLICY own ON uploads
  USING (uploaded_by_id = (SELECT app.me()) AND brief_id IS NOT NULL AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (uploaded_by_id = (SELECT app.me()) AND brief_id IS NOT NULL AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY own_in_message ON uploads
  USING (uploaded_by_id = (SELECT app.me()) AND thread_id IS NOT NULL
    AND (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])))
  WITH CHECK (uploaded_by_id = (SELECT app.me()) AND thread_id IS NOT NULL
    AND (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])));

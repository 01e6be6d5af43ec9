-- Files on their way: a row from the first byte until the delivery that they are part of, or until they are given up. The
-- table is new: no lock is held on anything that people use, but for the moment that a foreign key is added.

CREATE TABLE uploads (
  workspace_id uuid NOT NULL,
  -- made by the browser, so that asking twice after a lost answer is asking once
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  deliverable_id uuid NOT NULL,
  uploaded_by_id uuid NOT NULL REFERENCES users (id),
  name text NOT NULL,
  size_bytes bigint NOT NULL,
  -- what the browser says of the file's last change: the same file chosen again is known by it
  modified_at timestamptz(3),
  -- as much is stored for sure
  received_bytes bigint NOT NULL DEFAULT 0,
  -- who writes now; whoever comes later takes it over, and what the earlier one had still to say isn't counted
  writer uuid,
  begun_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  arrived_at timestamptz(3),
  sha256 text,
  content_type text,
  CONSTRAINT uploads_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT uploads_brief FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT uploads_deliverable FOREIGN KEY (workspace_id, brief_id, deliverable_id)
    REFERENCES deliverables (workspace_id, brief_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT uploads_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT uploads_size CHECK (size_bytes > 0),
  CONSTRAINT uploads_received CHECK (received_bytes BETWEEN 0 AND size_bytes),
  CONSTRAINT uploads_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT uploads_arrived_whole CHECK (
    (arrived_at IS NULL) = (sha256 IS NULL) AND (arrived_at IS NULL) = (content_type IS NULL)
    AND (arrived_at IS NULL OR received_bytes = size_bytes))
);
CREATE INDEX uploads_by_brief ON uploads (workspace_id, brief_id, uploaded_by_id);
CREATE INDEX uploads_by_person ON uploads (uploaded_by_id);

-- Bytes only come, and what has arrived stays what it is.
CREATE FUNCTION app.upload_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_bytes < OLD.received_bytes
    OR (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.brief_id, OLD.deliverable_id, OLD.uploaded_by_id, OLD.name, OLD.size_bytes)
       IS DISTINCT FROM
       (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.brief_id, NEW.deliverable_id, NEW.uploaded_by_id, NEW.name, NEW.size_bytes)
    OR (OLD.arrived_at IS NOT NULL AND (OLD.arrived_at, OLD.sha256, OLD.content_type)
       IS DISTINCT FROM (NEW.arrived_at, NEW.sha256, NEW.content_type)) THEN
    RAISE EXCEPTION 'an upload only grows' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER uploads_only_grow BEFORE UPDATE ON uploads FOR EACH ROW EXECUTE FUNCTION app.upload_only_grows();
GRANT EXECUTE ON FUNCTION app.upload_only_grows() TO handover_app;

-- The assistant's alone until it is delivered; and the job's that gives up what was left behind.
ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON uploads
  USING (uploaded_by_id = (SELECT app.me()) AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (uploaded_by_id = (SELECT app.me()) AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY job ON uploads
  USING ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

-- Messages that wait for the other's working day. They are rows of their own, their author's alone: nothing that reads
-- messages can come upon one before its time. All that is new; a column without a default changes no row.
CREATE TABLE scheduled_messages (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  author_id uuid NOT NULL REFERENCES users (id),
  body text NOT NULL,
  quoted_id uuid,
  -- of the message that it becomes
  client_key uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  deliver_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  cancelled_at timestamptz(3),
  delivered_at timestamptz(3),
  message_id uuid,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, engagement_id, id),
  UNIQUE (workspace_id, thread_id, client_key),
  CONSTRAINT scheduled_messages_thread FOREIGN KEY (workspace_id, engagement_id, thread_id)
    REFERENCES threads (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT scheduled_messages_quoted FOREIGN KEY (workspace_id, engagement_id, thread_id, quoted_id)
    REFERENCES messages (workspace_id, engagement_id, thread_id, id),
  CONSTRAINT scheduled_messages_message FOREIGN KEY (workspace_id, engagement_id, thread_id, message_id)
    REFERENCES messages (workspace_id, engagement_id, thread_id, id),
  -- once it is delivered its words are the message's, and go with that
  CONSTRAINT scheduled_messages_body CHECK (
    CASE WHEN cancelled_at IS NULL AND delivered_at IS NULL THEN length(body) BETWEEN 1 AND 20000 ELSE body = '' END),
  CONSTRAINT scheduled_messages_one_end CHECK (cancelled_at IS NULL OR delivered_at IS NULL),
  CONSTRAINT scheduled_messages_delivered CHECK ((delivered_at IS NULL) = (message_id IS NULL))
);
CREATE INDEX scheduled_messages_waiting ON scheduled_messages (workspace_id, thread_id, author_id)
  WHERE cancelled_at IS NULL AND delivered_at IS NULL;

CREATE TABLE scheduled_message_files (
  workspace_id uuid NOT NULL,
  scheduled_id uuid NOT NULL,
  file_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (workspace_id, scheduled_id, file_id),
  CONSTRAINT scheduled_message_files_message FOREIGN KEY (workspace_id, engagement_id, scheduled_id)
    REFERENCES scheduled_messages (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT scheduled_message_files_file FOREIGN KEY (workspace_id, engagement_id, file_id)
    REFERENCES files (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX scheduled_message_files_by_file ON scheduled_message_files (workspace_id, file_id);

ALTER TABLE scheduled_messages ENABLE ROW LEVEL SECURITY; ALTER TABLE scheduled_messages FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON scheduled_messages
  USING (author_id = (SELECT app.me())
    AND (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])))
  WITH CHECK (author_id = (SELECT app.me())
    AND (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])));
ALTER TABLE scheduled_message_files ENABLE ROW LEVEL SECURITY; ALTER TABLE scheduled_message_files FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON scheduled_message_files USING (EXISTS (
  SELECT 1 FROM scheduled_messages s
  WHERE s.workspace_id = scheduled_message_files.workspace_id AND s.id = scheduled_message_files.scheduled_id));
REVOKE DELETE, TRUNCATE ON scheduled_messages FROM handover_app;

-- What goes with a message that waits is its author's alone until then, whoever else may see the files of an engagement. The
-- job that has it scanned sees it, and the sweep, which would take its bytes for nobody's.
ALTER TABLE files ADD COLUMN held_for_id uuid REFERENCES users (id);
CREATE POLICY held ON files AS RESTRICTIVE
  USING (held_for_id IS NULL OR held_for_id = (SELECT app.me()) OR (SELECT app.actor()) IN ('workspace', 'sweeper'))
  WITH CHECK (held_for_id IS NULL OR held_for_id = (SELECT app.me()));

-- One that was delivered or cancelled stays as it was then.
CREATE FUNCTION app.keep_scheduled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.delivered_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL THEN
    RAISE EXCEPTION 'it has been delivered or cancelled' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.thread_id, OLD.author_id, OLD.client_key, OLD.written_at)
     IS DISTINCT FROM
     (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.thread_id, NEW.author_id, NEW.client_key, NEW.written_at) THEN
    RAISE EXCEPTION 'who wrote it, where and when, stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scheduled_messages_kept BEFORE UPDATE ON scheduled_messages FOR EACH ROW EXECUTE FUNCTION app.keep_scheduled();
GRANT EXECUTE ON FUNCTION app.keep_scheduled() TO handover_app;

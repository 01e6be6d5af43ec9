-- A message whole: what it answers, what goes with it, whom it names, what it said before, and the mark that it leaves when
-- it is deleted. The new columns change no row; the index is built once, and messages wait for it.
CREATE UNIQUE INDEX messages_of_thread ON messages (workspace_id, engagement_id, thread_id, id);

ALTER TABLE messages
  ADD COLUMN quoted_id uuid,
  ADD COLUMN edited_at timestamptz(3),
  ADD COLUMN deleted_at timestamptz(3),
  ADD COLUMN deleted_by_id uuid REFERENCES users (id),
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT messages_quoted FOREIGN KEY (workspace_id, engagement_id, thread_id, quoted_id)
    REFERENCES messages (workspace_id, engagement_id, thread_id, id),
  ADD CONSTRAINT messages_deleted_by CHECK ((deleted_at IS NULL) = (deleted_by_id IS NULL)),
  DROP CONSTRAINT messages_body_length,
  -- of a deleted one nothing is left but that it was there
  ADD CONSTRAINT messages_body_length CHECK (
    CASE WHEN deleted_at IS NULL THEN length(body) BETWEEN 1 AND 20000 ELSE body = '' END);
REVOKE DELETE, TRUNCATE ON messages FROM handover_app;

-- What a message said before it was edited: written by the edit itself, gone with the message.
CREATE TABLE message_revisions (
  workspace_id uuid NOT NULL,
  message_id uuid NOT NULL,
  -- the message's own version that this was
  number integer NOT NULL,
  engagement_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  body text NOT NULL,
  written_at timestamptz(3) NOT NULL,
  replaced_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, message_id, number),
  CONSTRAINT message_revisions_message FOREIGN KEY (workspace_id, engagement_id, thread_id, message_id)
    REFERENCES messages (workspace_id, engagement_id, thread_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- People whom a message names.
CREATE TABLE message_mentions (
  workspace_id uuid NOT NULL,
  message_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  engagement_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, message_id, user_id),
  CONSTRAINT message_mentions_message FOREIGN KEY (workspace_id, engagement_id, thread_id, message_id)
    REFERENCES messages (workspace_id, engagement_id, thread_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX message_mentions_by_user ON message_mentions (user_id, workspace_id, message_id);

-- Files that go with a message.
CREATE TABLE message_files (
  workspace_id uuid NOT NULL,
  message_id uuid NOT NULL,
  file_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (workspace_id, message_id, file_id),
  CONSTRAINT message_files_message FOREIGN KEY (workspace_id, engagement_id, thread_id, message_id)
    REFERENCES messages (workspace_id, engagement_id, thread_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT message_files_file FOREIGN KEY (workspace_id, engagement_id, file_id)
    REFERENCES files (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX message_files_by_file ON message_files (workspace_id, file_id);

-- What somebody has begun to write: theirs alone, one for each conversation.
CREATE TABLE thread_drafts (
  workspace_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  engagement_id uuid NOT NULL,
  body text NOT NULL,
  quoted_id uuid,
  saved_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (workspace_id, thread_id, user_id),
  CONSTRAINT thread_drafts_thread FOREIGN KEY (workspace_id, engagement_id, thread_id)
    REFERENCES threads (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT thread_drafts_quoted FOREIGN KEY (workspace_id, engagement_id, thread_id, quoted_id)
    REFERENCES messages (workspace_id, engagement_id, thread_id, id),
  CONSTRAINT thread_drafts_body CHECK (length(body) BETWEEN 1 AND 20000)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['message_revisions', 'message_mentions', 'message_files', 'thread_drafts']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['message_revisions', 'message_mentions', 'message_files']
  LOOP
    EXECUTE format($p$CREATE POLICY shared ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    EXECUTE format('REVOKE UPDATE, TRUNCATE ON %I FROM handover_app', t);
  END LOOP;
END $$;
CREATE POLICY own ON thread_drafts
  USING (user_id = (SELECT app.me())
    AND (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])))
  WITH CHECK (user_id = (SELECT app.me())
    AND (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])));

-- Who said it, where and when stays; only its author changes what it says, and what it said before is kept.
CREATE FUNCTION app.keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.thread_id, OLD.author_id, OLD.client_key, OLD.created_at, OLD.quoted_id)
     IS DISTINCT FROM
     (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.thread_id, NEW.author_id, NEW.client_key, NEW.created_at, NEW.quoted_id) THEN
    RAISE EXCEPTION 'who said something, where and when, stays' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.deleted_at IS NOT NULL THEN
    RAISE EXCEPTION 'a deleted message stays deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.author_id IS DISTINCT FROM app.me() THEN
    RAISE EXCEPTION 'only its author changes a message' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.deleted_at IS NULL AND NEW.body <> OLD.body THEN
    IF NEW.edited_at IS NULL OR NEW.version <> OLD.version + 1 THEN
      RAISE EXCEPTION 'an edit says when' USING ERRCODE = 'restrict_violation';
    END IF;
    INSERT INTO message_revisions (workspace_id, message_id, number, engagement_id, thread_id, body, written_at, replaced_at)
    VALUES (OLD.workspace_id, OLD.id, OLD.version, OLD.engagement_id, OLD.thread_id, OLD.body,
            coalesce(OLD.edited_at, OLD.created_at), NEW.edited_at);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER messages_kept BEFORE UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION app.keep_message();

-- With a message goes all that it said, named and brought along.
CREATE FUNCTION app.empty_deleted_message() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its uuid[];
BEGIN
  DELETE FROM message_revisions r WHERE r.workspace_id = NEW.workspace_id AND r.message_id = NEW.id;
  DELETE FROM message_mentions r WHERE r.workspace_id = NEW.workspace_id AND r.message_id = NEW.id;
  SELECT coalesce(array_agg(f.file_id), '{}') INTO its FROM message_files f
    WHERE f.workspace_id = NEW.workspace_id AND f.message_id = NEW.id;
  DELETE FROM message_files r WHERE r.workspace_id = NEW.workspace_id AND r.message_id = NEW.id;
  DELETE FROM files f WHERE f.workspace_id = NEW.workspace_id AND f.id = ANY (its);
  RETURN NULL;
END $$;
CREATE TRIGGER messages_emptied AFTER UPDATE OF deleted_at ON messages
  FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION app.empty_deleted_message();

-- Earlier texts, and what goes with a message, stay as long as the message does.
CREATE FUNCTION app.keep_with_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM messages m
             WHERE m.workspace_id = OLD.workspace_id AND m.id = OLD.message_id AND m.deleted_at IS NULL) THEN
    RAISE EXCEPTION 'it stays as long as its message' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER message_revisions_kept BEFORE DELETE ON message_revisions FOR EACH ROW EXECUTE FUNCTION app.keep_with_message();
CREATE TRIGGER message_files_kept BEFORE DELETE ON message_files FOR EACH ROW EXECUTE FUNCTION app.keep_with_message();

CREATE TRIGGER messages_changed_live AFTER UPDATE OF body ON messages FOR EACH ROW EXECUTE FUNCTION app.tell_live('message');

GRANT EXECUTE ON FUNCTION app.keep_message(), app.empty_deleted_message(), app.keep_with_message() TO handover_app;

-- An earlier text is written by an edit, never by hand.
CREATE FUNCTION app.written_by_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an earlier text is written by an edit' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER message_revisions_by_edit BEFORE INSERT ON message_revisions
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION app.written_by_edit();
GRANT EXECUTE ON FUNCTION app.written_by_edit() TO handover_app;

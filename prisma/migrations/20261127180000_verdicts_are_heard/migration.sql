-- A scanner's verdict is noted and told as every other hint is (adr/0016), so that a page which was away asks for it too. Of a draft,
-- and of what goes with a message that waits, the other side hears nothing. A function only.
CREATE OR REPLACE FUNCTION app.tell_of_file_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM files f WHERE f.workspace_id = NEW.workspace_id AND f.id = NEW.file_id
      AND (f.draft_of IS NOT NULL OR f.held_for_id IS NOT NULL)) THEN
    RETURN NULL;
  END IF;
  PERFORM app.hint(NEW.workspace_id, NEW.engagement_id, 'file', NEW.file_id, NULL);
  RETURN NULL;
END $$;

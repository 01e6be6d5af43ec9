-- A message that had waited for the other's working day, with a file, couldn't be deleted: the row that says which files it had waited with
-- still named them, and refused that they go. A function alone: no row is written, and no table is locked.
CREATE OR REPLACE FUNCTION app.empty_deleted_message() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its uuid[];
BEGIN
  DELETE FROM message_revisions r WHERE r.workspace_id = NEW.workspace_id AND r.message_id = NEW.id;
  DELETE FROM message_mentions r WHERE r.workspace_id = NEW.workspace_id AND r.message_id = NEW.id;
  SELECT coalesce(array_agg(f.file_id), '{}') INTO its FROM message_files f
    WHERE f.workspace_id = NEW.workspace_id AND f.message_id = NEW.id;
  DELETE FROM message_files r WHERE r.workspace_id = NEW.workspace_id AND r.message_id = NEW.id;
  DELETE FROM scheduled_message_files r WHERE r.workspace_id = NEW.workspace_id AND r.file_id = ANY (its);
  DELETE FROM files f WHERE f.workspace_id = NEW.workspace_id AND f.id = ANY (its);
  RETURN NULL;
END $$;

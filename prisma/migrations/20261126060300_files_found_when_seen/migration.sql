-- A file that is held for somebody until their message is delivered isn't found before that, not even by who put it there.
-- Read as JSON, because the column that says so comes from another migration, in whichever order they are applied.
CREATE OR REPLACE FUNCTION app.enter_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.enter_search(NEW.workspace_id, NEW.id, 'file', NEW.engagement_id, NEW.draft_of IS NOT NULL, NEW.created_at,
                           CASE WHEN to_jsonb(NEW) ->> 'held_for_id' IS NULL THEN NEW.name ELSE '' END);
  RETURN NULL;
END $$;
DROP TRIGGER files_found ON files;
CREATE TRIGGER files_found AFTER INSERT ON files FOR EACH ROW EXECUTE FUNCTION app.enter_file();
CREATE TRIGGER files_found_anew AFTER UPDATE ON files FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION app.enter_file();

-- A message that its author deleted is nothing new: it kept its brief among the unread in the assistant's inbox, and among what needs them,
-- though every other count leaves it out. Only functions and a trigger; a place that such a message holds already is put right with the next
-- look at the brief.
DO $$
DECLARE
  places_by text;
  def text;
  was text := 'AND m.author_id <> e.assistant_user_id)';
BEGIN
  FOREACH places_by IN ARRAY ARRAY['app.place_brief(uuid, uuid)', 'app.place_all_briefs()'] LOOP
    def := pg_get_functiondef(places_by::regprocedure);
    IF (length(def) - length(replace(def, was, ''))) <> length(was) THEN
      RAISE EXCEPTION '% is not as it was', places_by;
    END IF;
    EXECUTE replace(def, was, 'AND m.author_id <> e.assistant_user_id AND m.deleted_at IS NULL)');
  END LOOP;
END $$;

-- The place is locked first, as a message that is being posted locks it: what is read after that has every message that is there, and one that
-- comes later counts itself.
CREATE FUNCTION app.note_place_of_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text := app.actor(); about uuid; reader uuid; latest timestamptz;
BEGIN
  SELECT t.subject_id INTO about FROM threads t
    WHERE t.workspace_id = NEW.workspace_id AND t.id = NEW.thread_id AND t.subject = 'brief';
  IF about IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.actor', 'inbox', true);
  SELECT user_id INTO reader FROM inbox_places WHERE workspace_id = NEW.workspace_id AND brief_id = about FOR UPDATE;
  PERFORM set_config('app.actor', before, true);
  IF reader IS NULL OR reader = NEW.author_id THEN RETURN NULL; END IF;
  SELECT max(m.created_at) INTO latest FROM messages m
    WHERE m.workspace_id = NEW.workspace_id AND m.thread_id = NEW.thread_id AND m.author_id <> reader AND m.deleted_at IS NULL;
  PERFORM set_config('app.actor', 'inbox', true);
  UPDATE inbox_places SET said_at = latest WHERE workspace_id = NEW.workspace_id AND brief_id = about;
  PERFORM set_config('app.actor', before, true);
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION app.note_place_of_deleted() TO handover_app;
CREATE TRIGGER messages_inbox_deleted AFTER UPDATE OF deleted_at ON messages
  FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION app.note_place_of_deleted();

-- Where each open brief stands in its assistant's inbox, so that any page of a list of thousands is one short walk along
-- an index under row level security. What of it depends on the hour (overdue, due today) is a range of deadlines, and is
-- not kept. How far somebody has read is their own business, so this is theirs alone; staff keep it true without seeing it.
CREATE TABLE inbox_places (
  workspace_id  uuid NOT NULL,
  brief_id      uuid NOT NULL,
  engagement_id uuid NOT NULL,
  user_id       uuid NOT NULL,
  deadline_at   timestamptz(3) NOT NULL,
  -- what is asked of the assistant, whatever was said: a blocking question hands the brief to the owner
  stands        text NOT NULL CHECK (stands IN ('accept', 'revision', 'work', 'waiting')),
  -- the newest message that isn't theirs, the newest answer to a question of theirs, and how far they have looked
  said_at       timestamptz(3),
  answered_at   timestamptz(3),
  seen_up_to    timestamptz(3),
  -- what of the list it is in, by the trigger below
  lane          text NOT NULL,
  PRIMARY KEY (workspace_id, brief_id),
  FOREIGN KEY (workspace_id, engagement_id, brief_id) REFERENCES briefs (workspace_id, engagement_id, id)
    ON DELETE CASCADE ON UPDATE CASCADE
);

-- The same as laneOf in lib/briefs/inbox.rules.ts; tests/integration/inbox/places.test.ts holds the two together.
CREATE FUNCTION app.find_lane() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.lane := CASE
    WHEN NEW.stands IN ('accept', 'revision') THEN NEW.stands
    WHEN NEW.answered_at > coalesce(NEW.seen_up_to, '-infinity') THEN NEW.stands || '_answered'
    WHEN NEW.said_at > coalesce(NEW.seen_up_to, '-infinity') THEN NEW.stands || '_unread'
    ELSE NEW.stands END;
  RETURN NEW;
END $$;
CREATE TRIGGER inbox_places_lane BEFORE INSERT OR UPDATE ON inbox_places FOR EACH ROW EXECUTE FUNCTION app.find_lane();

-- Text, instants and ids compare leakproof, so each part of it leads an index search under row level security.
CREATE INDEX inbox_places_by_lane ON inbox_places (user_id, lane, deadline_at, brief_id) INCLUDE (workspace_id, engagement_id);

ALTER TABLE inbox_places ENABLE ROW LEVEL SECURITY; ALTER TABLE inbox_places FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON inbox_places FOR SELECT USING (
  user_id = (SELECT app.me()) AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
-- the functions below, which run inside whatever change makes a place untrue
CREATE POLICY keep ON inbox_places USING ((SELECT app.actor()) = 'inbox') WITH CHECK ((SELECT app.actor()) = 'inbox');

-- A brief's place is made anew from the record; only how far its assistant has looked is kept as it was.
CREATE FUNCTION app.place_brief(p_workspace uuid, p_brief uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  its record;
BEGIN
  SELECT b.engagement_id, b.state, b.deadline_at, e.assistant_user_id,
         EXISTS (SELECT 1 FROM clarifications c WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id
                 AND c.is_blocking AND c.answered_at IS NULL) AS is_blocked,
         (SELECT max(c.answered_at) FROM clarifications c WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id) AS answered_at,
         (SELECT max(m.created_at) FROM threads t JOIN messages m ON m.workspace_id = t.workspace_id AND m.thread_id = t.id
          WHERE t.workspace_id = b.workspace_id AND t.subject = 'brief' AND t.subject_id = b.id
            AND m.author_id <> e.assistant_user_id) AS said_at
    INTO its
    FROM briefs b JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
    WHERE b.workspace_id = p_workspace AND b.id = p_brief;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('app.actor', 'inbox', true);
  IF its.state NOT IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision', 'delivered') OR its.assistant_user_id IS NULL THEN
    DELETE FROM inbox_places WHERE workspace_id = p_workspace AND brief_id = p_brief;
  ELSE
    INSERT INTO inbox_places (workspace_id, brief_id, engagement_id, user_id, deadline_at, stands, said_at, answered_at)
    VALUES (p_workspace, p_brief, its.engagement_id, its.assistant_user_id, its.deadline_at,
            app.stands_as(its.state, its.is_blocked), its.said_at, its.answered_at)
    ON CONFLICT (workspace_id, brief_id) DO UPDATE SET
      engagement_id = excluded.engagement_id, user_id = excluded.user_id, deadline_at = excluded.deadline_at,
      stands = excluded.stands, said_at = excluded.said_at, answered_at = excluded.answered_at;
  END IF;
  PERFORM set_config('app.actor', before, true);
END $$;

CREATE FUNCTION app.stands_as(p_state brief_state, p_is_blocked boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_is_blocked OR p_state = 'delivered' THEN 'waiting'
              WHEN p_state IN ('sent', 'clarifying') THEN 'accept'
              WHEN p_state = 'revision' THEN 'revision'
              ELSE 'work' END
$$;

CREATE FUNCTION app.note_place_of_brief() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'draft' THEN PERFORM app.place_brief(NEW.workspace_id, NEW.id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER briefs_inbox_place AFTER INSERT OR UPDATE OF state, deadline_at, engagement_id ON briefs
  FOR EACH ROW EXECUTE FUNCTION app.note_place_of_brief();

CREATE FUNCTION app.note_place_of_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.place_brief(NEW.workspace_id, NEW.brief_id);
  RETURN NULL;
END $$;
CREATE TRIGGER clarifications_inbox_place AFTER INSERT OR UPDATE OF answered_at, is_blocking ON clarifications
  FOR EACH ROW EXECUTE FUNCTION app.note_place_of_question();

CREATE FUNCTION app.note_place_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text := app.actor(); about uuid;
BEGIN
  SELECT t.subject_id INTO about FROM threads t
    WHERE t.workspace_id = NEW.workspace_id AND t.id = NEW.thread_id AND t.subject = 'brief';
  IF about IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.actor', 'inbox', true);
  UPDATE inbox_places SET said_at = greatest(said_at, NEW.created_at)
    WHERE workspace_id = NEW.workspace_id AND brief_id = about AND user_id <> NEW.author_id;
  PERFORM set_config('app.actor', before, true);
  RETURN NULL;
END $$;
CREATE TRIGGER messages_inbox_place AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION app.note_place_of_message();

CREATE FUNCTION app.note_place_as_read() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text := app.actor(); about uuid;
BEGIN
  SELECT t.subject_id INTO about FROM threads t
    WHERE t.workspace_id = NEW.workspace_id AND t.id = NEW.thread_id AND t.subject = 'brief';
  IF about IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.actor', 'inbox', true);
  UPDATE inbox_places SET seen_up_to = NEW.read_up_to
    WHERE workspace_id = NEW.workspace_id AND brief_id = about AND user_id = NEW.user_id;
  PERFORM set_config('app.actor', before, true);
  RETURN NULL;
END $$;
CREATE TRIGGER thread_reads_inbox_place AFTER INSERT OR UPDATE OF read_up_to ON thread_reads
  FOR EACH ROW EXECUTE FUNCTION app.note_place_as_read();

-- All places at once, for whoever row level security doesn't hold: what is here already, and data that was copied in
-- with the triggers off (scripts/bench), which have to be on again for this.
CREATE FUNCTION app.place_all_briefs() RETURNS void LANGUAGE sql AS $$
  DELETE FROM inbox_places;
  INSERT INTO inbox_places (workspace_id, brief_id, engagement_id, user_id, deadline_at, stands, said_at, answered_at, seen_up_to)
  SELECT b.workspace_id, b.id, b.engagement_id, e.assistant_user_id, b.deadline_at,
         app.stands_as(b.state, coalesce(asked.is_blocked, false)), talk.said_at, asked.answered_at, talk.seen_up_to
  FROM briefs b JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
  LEFT JOIN LATERAL (
    SELECT bool_or(c.is_blocking AND c.answered_at IS NULL) AS is_blocked, max(c.answered_at) AS answered_at
    FROM clarifications c WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id) AS asked ON true
  LEFT JOIN LATERAL (
    SELECT (SELECT max(m.created_at) FROM messages m WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id
              AND m.author_id <> e.assistant_user_id) AS said_at,
           (SELECT r.read_up_to FROM thread_reads r WHERE r.workspace_id = t.workspace_id AND r.thread_id = t.id
              AND r.user_id = e.assistant_user_id) AS seen_up_to
    FROM threads t WHERE t.workspace_id = b.workspace_id AND t.subject = 'brief' AND t.subject_id = b.id) AS talk ON true
  WHERE b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision', 'delivered') AND e.assistant_user_id IS NOT NULL
$$;

-- Forced row level security holds the tables' owner too, who migrates: it is lifted for these lines, under the locks
-- that the migration holds until it is done.
DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'engagements', 'clarifications', 'threads', 'messages', 'thread_reads', 'inbox_places'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.place_all_briefs();
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION app.find_lane(), app.place_brief(uuid, uuid), app.stands_as(brief_state, boolean), app.note_place_of_brief(),
  app.note_place_of_question(), app.note_place_of_message(), app.note_place_as_read() TO handover_app;
REVOKE EXECUTE ON FUNCTION app.place_all_briefs() FROM PUBLIC, handover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON inbox_places TO handover_app;

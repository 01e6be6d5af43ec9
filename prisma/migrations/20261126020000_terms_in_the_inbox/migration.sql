-- An open change request that the owner's side raised is something to answer, so the brief stands in the inbox as that: even
-- when a blocking question of the assistant's is open, since the answer to the request doesn't wait for it. And a place
-- follows its engagement to another assistant.
ALTER TABLE inbox_places DROP CONSTRAINT inbox_places_stands_check;
ALTER TABLE inbox_places ADD CONSTRAINT inbox_places_stands_check
  CHECK (stands IN ('accept', 'terms', 'revision', 'work', 'waiting')) NOT VALID;
ALTER TABLE inbox_places VALIDATE CONSTRAINT inbox_places_stands_check;

-- The same as laneOf in lib/briefs/inbox.rules.ts; tests/integration/inbox/places.test.ts holds the two together.
CREATE OR REPLACE FUNCTION app.find_lane() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.lane := CASE
    WHEN NEW.stands IN ('accept', 'terms', 'revision') THEN NEW.stands
    WHEN NEW.answered_at > coalesce(NEW.seen_up_to, '-infinity') THEN NEW.stands || '_answered'
    WHEN NEW.said_at > coalesce(NEW.seen_up_to, '-infinity') THEN NEW.stands || '_unread'
    ELSE NEW.stands END;
  RETURN NEW;
END $$;

CREATE FUNCTION app.stands_as(p_state brief_state, p_is_blocked boolean, p_is_asked boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_is_asked AND p_state IN ('accepted', 'in_progress', 'revision') THEN 'terms'
              WHEN p_is_blocked OR p_state = 'delivered' THEN 'waiting'
              WHEN p_state IN ('sent', 'clarifying') THEN 'accept'
              WHEN p_state = 'revision' THEN 'revision'
              ELSE 'work' END
$$;

-- As before (20261126010300), with what is asked for.
CREATE OR REPLACE FUNCTION app.place_brief(p_workspace uuid, p_brief uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  its record;
BEGIN
  SELECT b.engagement_id, b.state, b.deadline_at, e.assistant_user_id,
         EXISTS (SELECT 1 FROM clarifications c WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id
                 AND c.is_blocking AND c.answered_at IS NULL) AS is_blocked,
         EXISTS (SELECT 1 FROM change_requests r WHERE r.workspace_id = b.workspace_id AND r.brief_id = b.id
                 AND r.answered_at IS NULL AND r.raised_by = 'owner') AS is_asked,
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
            app.stands_as(its.state, its.is_blocked, its.is_asked), its.said_at, its.answered_at)
    ON CONFLICT (workspace_id, brief_id) DO UPDATE SET
      engagement_id = excluded.engagement_id, user_id = excluded.user_id, deadline_at = excluded.deadline_at,
      stands = excluded.stands, answered_at = excluded.answered_at,
      said_at = CASE WHEN inbox_places.user_id = excluded.user_id THEN greatest(inbox_places.said_at, excluded.said_at)
                     ELSE excluded.said_at END,
      seen_up_to = CASE WHEN inbox_places.user_id = excluded.user_id THEN inbox_places.seen_up_to END;
  END IF;
  PERFORM set_config('app.actor', before, true);
END $$;

CREATE OR REPLACE FUNCTION app.place_all_briefs() RETURNS void LANGUAGE sql AS $$
  DELETE FROM inbox_places;
  INSERT INTO inbox_places (workspace_id, brief_id, engagement_id, user_id, deadline_at, stands, said_at, answered_at, seen_up_to)
  SELECT b.workspace_id, b.id, b.engagement_id, e.assistant_user_id, b.deadline_at,
         app.stands_as(b.state, coalesce(asked.is_blocked, false), EXISTS (
           SELECT 1 FROM change_requests r WHERE r.workspace_id = b.workspace_id AND r.brief_id = b.id
             AND r.answered_at IS NULL AND r.raised_by = 'owner')),
         talk.said_at, asked.answered_at, talk.seen_up_to
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
REVOKE EXECUTE ON FUNCTION app.place_all_briefs() FROM PUBLIC, handover_app;
DROP FUNCTION app.stands_as(brief_state, boolean);

CREATE FUNCTION app.note_place_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.place_brief(NEW.workspace_id, NEW.brief_id);
  RETURN NULL;
END $$;
CREATE TRIGGER change_requests_inbox_place AFTER INSERT OR UPDATE OF answered_at ON change_requests
  FOR EACH ROW EXECUTE FUNCTION app.note_place_of_change();

-- Whoever comes in somebody's place finds the open work, and of it as new what they haven't read themselves. How far that is
-- only this function learns.
CREATE POLICY keep ON thread_reads FOR SELECT USING ((SELECT app.actor()) = 'inbox');
CREATE FUNCTION app.note_places_of_engagement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'inbox', true);
  DELETE FROM inbox_places WHERE workspace_id = NEW.workspace_id AND engagement_id = NEW.id AND NEW.assistant_user_id IS NULL;
  UPDATE inbox_places p SET user_id = NEW.assistant_user_id, said_at = NULL, seen_up_to = (
      SELECT r.read_up_to FROM threads t
      JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = NEW.assistant_user_id
      WHERE t.workspace_id = p.workspace_id AND t.subject = 'brief' AND t.subject_id = p.brief_id)
    WHERE p.workspace_id = NEW.workspace_id AND p.engagement_id = NEW.id;
  PERFORM set_config('app.actor', before, true);
  PERFORM app.place_brief(b.workspace_id, b.id) FROM briefs b
    WHERE b.workspace_id = NEW.workspace_id AND b.engagement_id = NEW.id
      AND b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision', 'delivered');
  RETURN NULL;
END $$;
CREATE TRIGGER engagements_inbox_places AFTER UPDATE OF assistant_user_id ON engagements
  FOR EACH ROW WHEN (OLD.assistant_user_id IS DISTINCT FROM NEW.assistant_user_id)
  EXECUTE FUNCTION app.note_places_of_engagement();

-- What is asked for already. Forced row level security holds the owner who migrates as well, so it is lifted for these
-- lines; only briefs with an open request are touched.
DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'change_requests', 'inbox_places'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  UPDATE inbox_places p SET stands = 'terms' FROM change_requests r
    WHERE r.workspace_id = p.workspace_id AND r.brief_id = p.brief_id AND r.answered_at IS NULL AND r.raised_by = 'owner'
      AND EXISTS (SELECT 1 FROM briefs b WHERE b.workspace_id = p.workspace_id AND b.id = p.brief_id
                  AND b.state IN ('accepted', 'in_progress', 'revision'));
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION app.stands_as(brief_state, boolean, boolean), app.note_place_of_change(), app.note_places_of_engagement() TO handover_app;

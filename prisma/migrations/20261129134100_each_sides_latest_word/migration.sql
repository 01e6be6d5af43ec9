-- Of what a side says about the end of the work, the latest counts (adr/0138): whoever has said that all is handed back, and then that they
-- would rather go on, hasn't agreed to an end before the last day. An index of a small table is exchanged; functions beside it, and a trigger.
DROP INDEX ending_sayings_once;
CREATE INDEX ending_sayings_by_side ON ending_sayings (workspace_id, ending_id, party, said_at, id);

CREATE FUNCTION app.latest_word(p_workspace uuid, p_ending uuid, p_party party) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT s.word::text FROM ending_sayings s WHERE s.workspace_id = p_workspace AND s.ending_id = p_ending AND s.party = p_party
  ORDER BY s.said_at DESC, s.id DESC LIMIT 1
$$;
CREATE FUNCTION app.both_have_handed_back(p_workspace uuid, p_ending uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(app.latest_word(p_workspace, p_ending, 'owner') = 'done' AND app.latest_word(p_workspace, p_ending, 'assistant') = 'done', false)
$$;
GRANT EXECUTE ON FUNCTION app.latest_word(uuid, uuid, party), app.both_have_handed_back(uuid, uuid) TO handover_app;

-- Each word is a new one, and later than the one before: two that say the same at once come one after the other by a lock (lib/endings).
CREATE FUNCTION app.word_is_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.latest_word(NEW.workspace_id, NEW.ending_id, NEW.party) = NEW.word::text THEN
    RAISE EXCEPTION 'this side has said so already' USING ERRCODE = 'unique_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM ending_sayings s WHERE s.workspace_id = NEW.workspace_id AND s.ending_id = NEW.ending_id
      AND s.party = NEW.party AND s.said_at > NEW.said_at) THEN
    RAISE EXCEPTION 'this side has said something later' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
GRANT EXECUTE ON FUNCTION app.word_is_new() TO handover_app;
CREATE TRIGGER ending_sayings_say_something_new BEFORE INSERT ON ending_sayings FOR EACH ROW EXECUTE FUNCTION app.word_is_new();

DO $$
DECLARE
  def text := pg_get_functiondef('app.ending_stays()'::regprocedure);
  before text := $b$(SELECT count(*) FROM ending_sayings s
      WHERE s.workspace_id = NEW.workspace_id AND s.ending_id = NEW.id AND s.word = 'done') < 2$b$;
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.ending_stays is not as it was'; END IF;
  EXECUTE replace(def, before, 'NOT app.both_have_handed_back(NEW.workspace_id, NEW.id)');
END $$;
DO $$
DECLARE
  def text := pg_get_functiondef('app.agreement_ends_for_a_reason()'::regprocedure);
  before text := $b$(SELECT count(*) FROM ending_sayings s JOIN engagement_endings g ON g.workspace_id = s.workspace_id AND g.id = s.ending_id
      WHERE g.workspace_id = NEW.workspace_id AND g.engagement_id = NEW.engagement_id AND g.taken_back_at IS NULL
        AND s.word = 'done') < 2$b$;
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.agreement_ends_for_a_reason is not as it was'; END IF;
  EXECUTE replace(def, before, $b$NOT EXISTS (SELECT 1 FROM engagement_endings g
      WHERE g.workspace_id = NEW.workspace_id AND g.engagement_id = NEW.engagement_id AND g.taken_back_at IS NULL
        AND app.both_have_handed_back(g.workspace_id, g.id))$b$);
END $$;

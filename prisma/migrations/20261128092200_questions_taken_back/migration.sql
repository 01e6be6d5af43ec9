-- A question that nobody has answered can be taken back by whoever asked it (adr/0093): how it ended is a row, as of a change that is asked for.
-- Columns with a constant default: no row is written, and the tables are locked for a moment.
CREATE TYPE question_outcome AS ENUM ('answered', 'withdrawn');
ALTER TABLE clarification_answers ADD COLUMN outcome question_outcome NOT NULL DEFAULT 'answered';
ALTER TABLE clarification_answers
  ADD CONSTRAINT clarification_answers_withdrawn_say_nothing CHECK (outcome = 'answered' OR answer = '') NOT VALID;
ALTER TABLE clarification_answers VALIDATE CONSTRAINT clarification_answers_withdrawn_say_nothing;
-- beside `answered_at`, which says that it waits no more, however it ended
ALTER TABLE clarifications ADD COLUMN is_withdrawn boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION app.note_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE clarifications SET answered_at = NEW.answered_at, is_withdrawn = NEW.outcome = 'withdrawn'
    WHERE workspace_id = NEW.workspace_id AND id = NEW.clarification_id;
  RETURN NULL;
END $$;

CREATE FUNCTION app.question_is_its_askers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM clarifications WHERE workspace_id = NEW.workspace_id AND id = NEW.clarification_id
                 AND asked_by_id = NEW.answered_by_id) THEN
    RAISE EXCEPTION 'a question is taken back by whoever asked it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clarification_answers_withdrawn_by_asker BEFORE INSERT ON clarification_answers
  FOR EACH ROW WHEN (NEW.outcome = 'withdrawn') EXECUTE FUNCTION app.question_is_its_askers();

CREATE OR REPLACE FUNCTION app.kept_answer_is_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM clarification_answers a
                 WHERE a.workspace_id = NEW.workspace_id AND a.engagement_id = NEW.engagement_id
                   AND a.clarification_id = NEW.clarification_id AND a.outcome = 'answered') THEN
    RAISE EXCEPTION 'a question without an answer can''t be kept' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- What somebody took back themselves is no answer in their inbox, and no question in the tally of a brief.
DO $$
DECLARE
  change text[];
  def text;
BEGIN
  FOREACH change SLICE 1 IN ARRAY ARRAY[
    ['app.place_brief(uuid, uuid)', '(SELECT max(c.answered_at) FROM', '(SELECT max(c.answered_at) FILTER (WHERE NOT c.is_withdrawn) FROM'],
    ['app.place_all_briefs()', 'max(c.answered_at) AS answered_at', 'max(c.answered_at) FILTER (WHERE NOT c.is_withdrawn) AS answered_at'],
    ['app.tally_brief(briefs)', 'FROM clarifications WHERE workspace_id = p_brief.workspace_id AND brief_id = p_brief.id',
     'FROM clarifications WHERE workspace_id = p_brief.workspace_id AND brief_id = p_brief.id AND NOT is_withdrawn']]
  LOOP
    def := pg_get_functiondef(change[1]::regprocedure);
    IF (length(def) - length(replace(def, change[2], ''))) <> length(change[2]) THEN
      RAISE EXCEPTION '% is not as it was', change[1];
    END IF;
    EXECUTE replace(def, change[2], change[3]);
  END LOOP;
END $$;

-- Whether somebody has been told of something by mail, or has read it: who takes it back needs no letter to whoever never heard. In the way
-- of app.wishes_of, and it says nothing else.
CREATE FUNCTION app.was_told(p_workspace uuid, p_engagement uuid, p_user uuid, p_kind text, p_key text)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  told boolean;
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in())) THEN RETURN false; END IF;
  PERFORM set_config('app.actor', 'notifier', true);
  told := EXISTS (
    SELECT 1 FROM notifications n
    WHERE n.workspace_id = p_workspace AND n.recipient_id = p_user AND n.kind = p_kind AND n.event_key = p_key
      AND (n.mailed_at IS NOT NULL OR n.read_at IS NOT NULL OR n.pushed_at IS NOT NULL));
  PERFORM set_config('app.actor', before, true);
  RETURN told;
END $$;

GRANT EXECUTE ON FUNCTION app.question_is_its_askers(), app.was_told(uuid, uuid, uuid, text, text) TO handover_app;

-- An evaluation is revealed on its day even if only one side has handed in. What the other had begun stays its own, as policies and search
-- have it (app.both_read); but whoever erased a business or an account took "revealed" for "read by both" and left it. Functions and
-- triggers only: nothing is rewritten, and no table is read.
DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_workspace(uuid, uuid, timestamptz)'::regprocedure);
  before text := 'e.id = t.evaluation_id AND e.revealed_at IS NULL)';
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.erase_workspace is not as it was'; END IF;
  EXECUTE replace(def, before, 'e.id = t.evaluation_id AND NOT app.both_read(t.party, e))');
END $$;

DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  before text := '  DELETE FROM timers WHERE user_id = p_user;';
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.erase_account is not as it was'; END IF;
  EXECUTE replace(def, before, $b$  -- what they wrote for an evaluation and never handed in
  DELETE FROM evaluation_answers n USING evaluations e, engagements g
    WHERE n.workspace_id = ANY (places) AND n.party = 'assistant' AND e.workspace_id = n.workspace_id AND e.id = n.evaluation_id
      AND g.workspace_id = e.workspace_id AND g.id = e.engagement_id AND g.assistant_user_id = p_user AND e.assistant_submitted_at IS NULL;
  DELETE FROM evaluation_assessments s USING evaluations e, engagements g
    WHERE s.workspace_id = ANY (places) AND s.party = 'assistant' AND e.workspace_id = s.workspace_id AND e.id = s.evaluation_id
      AND g.workspace_id = e.workspace_id AND g.id = e.engagement_id AND g.assistant_user_id = p_user AND e.assistant_submitted_at IS NULL;
$b$ || before);
END $$;

CREATE TRIGGER evaluation_assessments_not_found AFTER DELETE ON evaluation_assessments FOR EACH ROW EXECUTE FUNCTION app.leave_search();
CREATE TRIGGER evaluation_answers_not_found AFTER DELETE ON evaluation_answers FOR EACH ROW EXECUTE FUNCTION app.leave_search();

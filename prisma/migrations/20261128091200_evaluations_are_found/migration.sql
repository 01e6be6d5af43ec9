-- What is written of an evaluation is found where it may be read: by who wrote it, and by both once both are in.

CREATE VIEW app.found_evaluation WITH (security_invoker = true) AS
  SELECT e.workspace_id, e.id, e.id AS of_id, e.engagement_id, 'all' AS for_staff, 'ever' AS for_assistant, e.opened_at AS at,
    concat_ws(E'\n',
      (SELECT string_agg(c.name, E'\n' ORDER BY c.position) FROM evaluation_criteria c
        WHERE c.workspace_id = e.workspace_id AND c.evaluation_id = e.id),
      (SELECT m.reason FROM evaluation_moves m WHERE m.workspace_id = e.workspace_id AND m.evaluation_id = e.id)) AS text
  FROM evaluations e;
CREATE TRIGGER evaluation_criteria_found AFTER INSERT ON evaluation_criteria
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('evaluation', 'evaluation_id');
CREATE TRIGGER evaluation_moves_found AFTER INSERT ON evaluation_moves
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('evaluation', 'evaluation_id');

-- The same rule as the policies of assessments and answers: each side's is its own until the evaluation is revealed, and what it
-- hasn't handed in by then stays its own.
CREATE FUNCTION app.both_read(p_party party, p_of evaluations) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_of.revealed_at IS NOT NULL
    AND CASE p_party WHEN 'owner' THEN p_of.owner_submitted_at ELSE p_of.assistant_submitted_at END IS NOT NULL
$$;
CREATE VIEW app.found_assessment WITH (security_invoker = true) AS
  SELECT a.workspace_id, a.id, a.evaluation_id AS of_id, a.engagement_id,
    CASE WHEN a.party = 'owner' OR app.both_read(a.party, e) THEN 'all' ELSE 'none' END AS for_staff,
    CASE WHEN a.party = 'assistant' OR app.both_read(a.party, e) THEN 'ever' ELSE 'none' END AS for_assistant,
    a.saved_at AS at, a.overall AS text
  FROM evaluation_assessments a JOIN evaluations e ON e.workspace_id = a.workspace_id AND e.id = a.evaluation_id;
CREATE VIEW app.found_answer WITH (security_invoker = true) AS
  SELECT n.workspace_id, n.id, n.evaluation_id AS of_id, n.engagement_id,
    CASE WHEN n.party = 'owner' OR app.both_read(n.party, e) THEN 'all' ELSE 'none' END AS for_staff,
    CASE WHEN n.party = 'assistant' OR app.both_read(n.party, e) THEN 'ever' ELSE 'none' END AS for_assistant,
    a.saved_at AS at, n.text
  FROM evaluation_answers n
  JOIN evaluation_assessments a ON a.workspace_id = n.workspace_id AND a.id = n.assessment_id
  JOIN evaluations e ON e.workspace_id = n.workspace_id AND e.id = n.evaluation_id;
CREATE TRIGGER evaluation_assessments_found AFTER INSERT ON evaluation_assessments
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('assessment', 'id');
CREATE TRIGGER evaluation_assessments_found_anew AFTER UPDATE OF overall ON evaluation_assessments FOR EACH ROW
  WHEN (OLD.overall IS DISTINCT FROM NEW.overall) EXECUTE FUNCTION app.enter_found('assessment', 'id');
CREATE TRIGGER evaluation_answers_found AFTER INSERT ON evaluation_answers
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('answer', 'id');
CREATE TRIGGER evaluation_answers_found_anew AFTER UPDATE OF text ON evaluation_answers FOR EACH ROW
  WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION app.enter_found('answer', 'id');

-- "Is the money well spent?" is the owners' alone, and the assistant's once they share it: it isn't a manager's business, as what is
-- paid isn't.
CREATE VIEW app.found_reckoning WITH (security_invoker = true) AS
  SELECT r.workspace_id, r.evaluation_id AS id, r.evaluation_id AS of_id, r.engagement_id,
    'owners' AS for_staff,
    CASE WHEN r.is_shared AND e.revealed_at IS NOT NULL THEN 'ever' ELSE 'none' END AS for_assistant,
    r.saved_at AS at, r.used_for AS text
  FROM evaluation_reckonings r JOIN evaluations e ON e.workspace_id = r.workspace_id AND e.id = r.evaluation_id;
CREATE TRIGGER evaluation_reckonings_found AFTER INSERT OR UPDATE ON evaluation_reckonings
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('reckoning', 'evaluation_id');

CREATE TRIGGER evaluations_show_assessments AFTER UPDATE ON evaluations FOR EACH ROW
  WHEN ((OLD.revealed_at, OLD.owner_submitted_at, OLD.assistant_submitted_at) IS DISTINCT FROM
        (NEW.revealed_at, NEW.owner_submitted_at, NEW.assistant_submitted_at))
  EXECUTE FUNCTION app.enter_found('assessment', 'id', 'of_id');
CREATE TRIGGER evaluations_show_answers AFTER UPDATE ON evaluations FOR EACH ROW
  WHEN ((OLD.revealed_at, OLD.owner_submitted_at, OLD.assistant_submitted_at) IS DISTINCT FROM
        (NEW.revealed_at, NEW.owner_submitted_at, NEW.assistant_submitted_at))
  EXECUTE FUNCTION app.enter_found('answer', 'id', 'of_id');
CREATE TRIGGER evaluations_show_reckonings AFTER UPDATE ON evaluations FOR EACH ROW
  WHEN (OLD.revealed_at IS DISTINCT FROM NEW.revealed_at) EXECUTE FUNCTION app.enter_found('reckoning', 'id');

CREATE VIEW app.found_adjustment WITH (security_invoker = true) AS
  SELECT a.workspace_id, a.id, a.evaluation_id AS of_id, a.engagement_id, 'all' AS for_staff, 'ever' AS for_assistant,
    a.made_at AS at, a.what AS text
  FROM evaluation_adjustments a;
CREATE TRIGGER evaluation_adjustments_found AFTER INSERT OR UPDATE ON evaluation_adjustments
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('adjustment', 'id');
CREATE TRIGGER evaluation_adjustments_not_found AFTER DELETE ON evaluation_adjustments
  FOR EACH ROW EXECUTE FUNCTION app.leave_search();

CREATE VIEW app.found_follow_up WITH (security_invoker = true) AS
  SELECT f.workspace_id, f.id, f.evaluation_id AS of_id, f.engagement_id, 'all' AS for_staff, 'ever' AS for_assistant,
    f.said_at AS at, f.note AS text
  FROM evaluation_follow_ups f;
CREATE TRIGGER evaluation_follow_ups_found AFTER INSERT OR UPDATE ON evaluation_follow_ups
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('follow_up', 'id');

GRANT SELECT ON app.found_evaluation, app.found_assessment, app.found_answer, app.found_reckoning, app.found_adjustment,
  app.found_follow_up TO handover_app;
GRANT EXECUTE ON FUNCTION app.both_read(party, evaluations) TO handover_app;
DO $$
DECLARE t text;
  read text[] := ARRAY['evaluations', 'evaluation_criteria', 'evaluation_moves', 'evaluation_assessments', 'evaluation_answers',
                       'evaluation_reckonings', 'evaluation_adjustments', 'evaluation_follow_ups', 'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_kind(kind)
    FROM unnest(ARRAY['evaluation', 'assessment', 'answer', 'reckoning', 'adjustment', 'follow_up']) AS kind;
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

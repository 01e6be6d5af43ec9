-- An evaluation is written and signed by both, and after the end one of them has no way in any more: what isn't done by then stays as
-- it was, for both (adr/0042). Until now the rest of its rows could still be written, and the day moved, by the business alone.
-- Triggers and a function only: nothing is rewritten. What a row of before says stays, whatever it says.
CREATE OR REPLACE FUNCTION app.nothing_after_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF EXISTS (SELECT 1 FROM engagements e
      WHERE e.workspace_id = the.workspace_id AND e.id = the.engagement_id AND e.state = 'ended') THEN
    RAISE EXCEPTION 'the work of these two has ended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN the;
END $$;

CREATE TRIGGER evaluations_move_before_the_end BEFORE UPDATE ON evaluations
  FOR EACH ROW EXECUTE FUNCTION app.nothing_after_the_end();
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['evaluation_moves', 'evaluation_criteria', 'evaluation_assessments', 'evaluation_answers',
    'evaluation_adjustments', 'evaluation_follow_ups', 'evaluation_signatures', 'evaluation_reckonings', 'autonomy_decisions']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION app.nothing_after_the_end()',
      t || '_before_the_end', t);
  END LOOP;
END $$;
CREATE TRIGGER evaluation_adjustments_stay_after_the_end BEFORE DELETE ON evaluation_adjustments
  FOR EACH ROW EXECUTE FUNCTION app.nothing_after_the_end();

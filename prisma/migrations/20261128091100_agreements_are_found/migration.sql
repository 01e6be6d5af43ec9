-- An agreement is found by its title and by why it was sent back, declined, to be amended or ended; what was said about a clause,
-- and wording that was proposed for it, at the clause.
CREATE VIEW app.found_agreement WITH (security_invoker = true) AS
  SELECT a.workspace_id, a.id, a.id AS of_id, a.engagement_id, 'all' AS for_staff,
    CASE WHEN a.state = 'draft' THEN 'none' WHEN a.in_force_at IS NULL THEN 'engaged' ELSE 'ever' END AS for_assistant,
    a.created_at AS at,
    concat_ws(E'\n', a.title, (SELECT string_agg(e.payload::jsonb ->> 'reason', E'\n' ORDER BY e.sequence) FROM agreement_events e
      WHERE e.workspace_id = a.workspace_id AND e.agreement_id = a.id)) AS text
  FROM agreements a;
CREATE TRIGGER agreements_found AFTER INSERT ON agreements FOR EACH ROW EXECUTE FUNCTION app.enter_found('agreement', 'id');
CREATE TRIGGER agreements_found_anew AFTER UPDATE ON agreements FOR EACH ROW
  WHEN ((OLD.title, OLD.state, OLD.in_force_at) IS DISTINCT FROM (NEW.title, NEW.state, NEW.in_force_at))
  EXECUTE FUNCTION app.enter_found('agreement', 'id');
CREATE TRIGGER agreements_not_found AFTER DELETE ON agreements FOR EACH ROW EXECUTE FUNCTION app.leave_search();
CREATE TRIGGER agreement_events_found AFTER INSERT ON agreement_events FOR EACH ROW
  WHEN (NEW.payload LIKE '%"reason"%') EXECUTE FUNCTION app.enter_found('agreement', 'agreement_id');

CREATE VIEW app.found_comment WITH (security_invoker = true) AS
  SELECT c.workspace_id, c.id, c.agreement_id AS of_id, c.engagement_id, 'all' AS for_staff, 'engaged' AS for_assistant,
    c.created_at AS at, c.body AS text
  FROM clause_comments c;
CREATE TRIGGER clause_comments_found AFTER INSERT ON clause_comments
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('comment', 'id');

CREATE VIEW app.found_wording WITH (security_invoker = true) AS
  SELECT p.workspace_id, p.id, p.agreement_id AS of_id, p.engagement_id, 'all' AS for_staff, 'engaged' AS for_assistant,
    p.proposed_at AS at, concat_ws(E'\n', p.body, p.reason, o.reason) AS text
  FROM clause_proposals p
  LEFT JOIN clause_proposal_outcomes o ON o.workspace_id = p.workspace_id AND o.proposal_id = p.id;
CREATE TRIGGER clause_proposals_found AFTER INSERT ON clause_proposals
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('wording', 'id');
CREATE TRIGGER clause_proposal_outcomes_found AFTER INSERT ON clause_proposal_outcomes FOR EACH ROW
  WHEN (NEW.reason IS NOT NULL) EXECUTE FUNCTION app.enter_found('wording', 'proposal_id');

GRANT SELECT ON app.found_agreement, app.found_comment, app.found_wording TO handover_app;
DO $$
DECLARE t text;
  read text[] := ARRAY['agreements', 'agreement_events', 'clause_comments', 'clause_proposals', 'clause_proposal_outcomes',
                       'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_kind(kind) FROM unnest(ARRAY['agreement', 'comment', 'wording']) AS kind;
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

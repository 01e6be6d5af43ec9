-- What an owner reckons is the owners' alone, also among those who work for the business: a manager isn't shown what is paid
-- (docs/facts.md). Until now that was left to the page. What is shared is part of the text that both sign, and read as that is.
DROP POLICY own ON evaluation_reckonings;
CREATE POLICY owners ON evaluation_reckonings
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND ((SELECT app.actor()) IN ('workspace', 'archive') OR EXISTS (
    SELECT 1 FROM memberships m WHERE m.workspace_id = evaluation_reckonings.workspace_id AND m.user_id = (SELECT app.me())
      AND m.role = 'owner' AND m.ended_at IS NULL)));
CREATE POLICY shared_with_managers ON evaluation_reckonings FOR SELECT USING (
  is_shared AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

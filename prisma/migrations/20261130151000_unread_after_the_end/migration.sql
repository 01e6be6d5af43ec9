-- A former assistant is still told what becomes of their pay and their last weeks, and finds it in their list; the bell counted none of it,
-- so that nothing showed that a payment waits for their word. It counts what the list has. Functions and a policy only.
CREATE FUNCTION app.is_told_afterwards(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_kind LIKE 'ending.%' OR p_kind LIKE 'pay.%' OR (p_kind LIKE 'time.%' AND p_kind <> 'time.returned')
    OR p_kind IN ('brief.approved', 'brief.approved_by_agreement', 'brief.refused')
$$;
GRANT EXECUTE ON FUNCTION app.is_told_afterwards(text) TO handover_app;

ALTER POLICY past ON notifications USING (recipient_id = (SELECT app.me())
  AND engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND app.is_told_afterwards(kind));

CREATE OR REPLACE FUNCTION app.unread_of(p_user uuid, p_side party, p_workspace uuid) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  actor_before text := app.actor();
  me_before text := coalesce(current_setting('app.user_id', true), '');
  found integer;
BEGIN
  PERFORM set_config('app.actor', 'notifier', true), set_config('app.user_id', p_user::text, true);
  SELECT count(*) INTO found FROM (
    SELECT 1 FROM notifications n
    WHERE n.recipient_id = p_user AND n.side = p_side AND n.is_listed AND n.read_at IS NULL
      AND (p_workspace IS NULL OR n.workspace_id = p_workspace)
      AND (p_side = 'owner' OR EXISTS (
        SELECT 1 FROM engagements e WHERE e.workspace_id = n.workspace_id AND e.id = n.engagement_id
          AND e.assistant_user_id = p_user AND (e.state <> 'ended' OR app.is_told_afterwards(n.kind))))
    LIMIT 100) AS few;
  PERFORM set_config('app.actor', actor_before, true), set_config('app.user_id', me_before, true);
  RETURN found;
END $$;

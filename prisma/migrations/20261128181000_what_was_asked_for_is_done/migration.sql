-- What several were asked for is done once one of them has done it: the notices of the others ask for nothing any more (adr/0107). In the
-- way of app.take_back_notices, but that they stay in the lists; it answers nothing. A function alone: no row is written, no table locked.
CREATE FUNCTION app.settle_notices(
  p_workspace uuid, p_engagement uuid, p_subject uuid, p_kinds text[], p_key text, p_kinds_of_key text[], p_now timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  readers uuid[];
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in() || app.engaged_once_in())) THEN RETURN; END IF;
  readers := ARRAY(
    SELECT user_id FROM memberships WHERE workspace_id = p_workspace AND role <> 'assistant'
    UNION SELECT assistant_user_id FROM engagements
    WHERE workspace_id = p_workspace AND id = p_engagement AND assistant_user_id IS NOT NULL);
  PERFORM set_config('app.actor', 'notifier', true);
  -- in the order in which whoever mails them takes them
  WITH asked AS (
    SELECT id FROM notifications
    WHERE workspace_id = p_workspace AND engagement_id = p_engagement AND recipient_id = ANY (readers) AND subject_id = p_subject
      AND read_at IS NULL AND (kind = ANY (p_kinds) OR (kind = ANY (p_kinds_of_key) AND event_key = p_key))
    ORDER BY created_at, id FOR UPDATE)
  UPDATE notifications n SET read_at = p_now FROM asked WHERE n.workspace_id = p_workspace AND n.id = asked.id;
  PERFORM set_config('app.actor', before, true);
END $$;
GRANT EXECUTE ON FUNCTION app.settle_notices(uuid, uuid, uuid, text[], text, text[], timestamptz) TO handover_app;

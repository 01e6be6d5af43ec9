-- What webhooks were told is forgotten after a while, with each of its tries (adr/0041): nothing had ever removed it. The app may delete
-- such a row through this function alone: no owner and no job of a business does. What waits to be sent stays, however old it is. The
-- index webhook_messages_newest finds what is old, so no index is made and nothing is locked for longer than the policies take.
GRANT DELETE ON webhook_messages TO handover_app;
CREATE POLICY forget ON webhook_messages AS RESTRICTIVE FOR DELETE USING ((SELECT app.actor()) IN ('forgetter', 'eraser'));
CREATE POLICY forgotten ON webhook_messages FOR DELETE USING ((SELECT app.actor()) = 'forgetter' AND state <> 'waiting');
CREATE POLICY forgotten_found ON webhook_messages FOR SELECT USING ((SELECT app.actor()) = 'forgetter');
CREATE POLICY forgotten_of ON webhooks FOR SELECT USING ((SELECT app.actor()) = 'forgetter');

CREATE FUNCTION app.forget_told(p_before timestamptz, p_most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE before text := app.actor(); gone bigint;
BEGIN
  PERFORM set_config('app.actor', 'forgetter', true);
  DELETE FROM webhook_messages WHERE (workspace_id, id) IN (
    SELECT m.workspace_id, m.id FROM webhooks w CROSS JOIN LATERAL (
      SELECT m.workspace_id, m.id FROM webhook_messages m
      WHERE m.workspace_id = w.workspace_id AND m.webhook_id = w.id AND m.at < p_before AND m.state <> 'waiting'
      ORDER BY m.at, m.id LIMIT p_most) AS m
    LIMIT p_most);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('app.actor', before, true);
  RETURN gone;
END $$;
GRANT EXECUTE ON FUNCTION app.forget_told(timestamptz, integer) TO handover_app;

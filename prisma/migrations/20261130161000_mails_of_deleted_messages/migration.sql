-- Whoever deletes a message deletes its words, but the e-mails that had told of it kept them, and one that had bounced could be sent
-- again with them. They are erased from what has left, as a sign-in link is; what hasn't left, and tells of nothing else, doesn't leave.
-- In the way of app.settle_notices. A function alone: no row is written, no table locked.
CREATE FUNCTION app.forget_told_words(p_workspace uuid, p_engagement uuid, p_message uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  told uuid[];
  told_alone uuid[];
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in())) THEN RETURN; END IF;
  PERFORM set_config('app.actor', 'notifier', true);
  SELECT coalesce(array_agg(DISTINCT n.mail_id), '{}'),
         coalesce(array_agg(DISTINCT n.mail_id) FILTER (WHERE NOT EXISTS (
           SELECT 1 FROM notifications o WHERE o.recipient_id = n.recipient_id AND o.mail_id = n.mail_id AND o.id <> n.id)), '{}')
    INTO told, told_alone
    FROM notifications n
    WHERE n.workspace_id = p_workspace AND n.engagement_id = p_engagement AND n.kind IN ('thread.message', 'thread.mention')
      AND n.event_key = p_message::text AND n.mail_id IS NOT NULL AND n.mailed_at IS NOT NULL;
  PERFORM set_config('app.actor', 'mailer', true);
  UPDATE mails SET html = '', text = ''
    WHERE state <> 'queued'
      AND (id = ANY (told) OR id IN (SELECT a.again_id FROM mails_sent_again a WHERE a.mail_id = ANY (told)));
  WITH withheld AS (
    DELETE FROM mails WHERE id = ANY (told_alone) AND state = 'queued' AND tried_at IS NULL RETURNING id)
  SELECT coalesce(array_agg(id), '{}') INTO told_alone FROM withheld;
  PERFORM set_config('app.actor', 'notifier', true);
  UPDATE notifications SET mail_id = NULL
    WHERE workspace_id = p_workspace AND engagement_id = p_engagement AND event_key = p_message::text AND mail_id = ANY (told_alone);
  PERFORM set_config('app.actor', before, true);
END $$;
GRANT EXECUTE ON FUNCTION app.forget_told_words(uuid, uuid, uuid) TO handover_app;

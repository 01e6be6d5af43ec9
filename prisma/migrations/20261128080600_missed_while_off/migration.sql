-- What happens while a webhook is off because it took nothing is kept for it, for thirty days, and sent once it is on again (adr/0041).
-- One that an owner turned off, or whose receiver wants no more, misses nothing that anybody wants. A function only: nothing is
-- rewritten, nothing is locked for longer than that.
CREATE OR REPLACE FUNCTION app.tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  message record;
BEGIN
  PERFORM set_config('app.actor', 'teller', true), set_config('app.telling_of', NEW.workspace_id::text, true);
  FOR message IN
    SELECT gen_random_uuid() AS id, w.id AS webhook_id, w.off_at IS NULL AS is_on FROM webhooks w
    WHERE w.workspace_id = NEW.workspace_id AND w.removed_at IS NULL AND NEW.action = ANY (w.events)
      AND (w.off_at IS NULL OR (w.off_because = 'failed' AND w.off_at > NEW.at - interval '30 days'))
  LOOP
    INSERT INTO webhook_messages (workspace_id, id, webhook_id, event, engagement_id, subject_kind, subject_id, at, state, next_try_at)
      VALUES (NEW.workspace_id, message.id, message.webhook_id, NEW.action, NEW.engagement_id, NEW.subject_kind, NEW.subject_id,
              NEW.at, CASE WHEN message.is_on THEN 'waiting' ELSE 'dropped' END, CASE WHEN message.is_on THEN NEW.at END);
    IF message.is_on THEN
      PERFORM graphile_worker.add_job('api.send_webhook',
        json_build_object('workspaceId', NEW.workspace_id, 'id', message.id), max_attempts => 14,
        job_key => 'webhook:' || message.id);
    END IF;
  END LOOP;
  PERFORM set_config('app.actor', before, true), set_config('app.telling_of', '', true);
  RETURN NULL;
END $$;

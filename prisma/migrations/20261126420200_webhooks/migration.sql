-- Outgoing webhooks (adr/0041): where a business wants to be told of what has happened in it, what was told, and each try.
-- New, empty tables. A message is written by a trigger on the audit log, in the transaction of the deed: nothing that is
-- written down there can be forgotten, and nothing that didn't happen is told.
CREATE TABLE webhooks (
  workspace_id         uuid NOT NULL,
  id                   uuid NOT NULL,
  url                  text NOT NULL,
  events               text[] NOT NULL,
  -- sealed: it has to be known again to sign by it
  sealed_secret        text NOT NULL,
  -- one that is being replaced, and until when it signs as well
  sealed_secret_before text,
  before_until         timestamptz(3),
  made_by_id           uuid NOT NULL,
  made_at              timestamptz(3) NOT NULL,
  off_at               timestamptz(3),
  off_because          text,
  removed_at           timestamptz(3),
  version              integer NOT NULL DEFAULT 1,
  CONSTRAINT webhooks_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT webhooks_workspace_fkey FOREIGN KEY (workspace_id)
    REFERENCES workspaces (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT webhooks_made_by_fkey FOREIGN KEY (made_by_id)
    REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT webhooks_url CHECK (length(url) <= 2000 AND url ~ '^https?://'),
  CONSTRAINT webhooks_events CHECK (cardinality(events) BETWEEN 1 AND 40),
  CONSTRAINT webhooks_before_whole CHECK (num_nonnulls(sealed_secret_before, before_until) IN (0, 2)),
  CONSTRAINT webhooks_off_whole CHECK (num_nonnulls(off_at, off_because) IN (0, 2)),
  CONSTRAINT webhooks_why CHECK (off_because IN ('by_owner', 'failed', 'gone')),
  CONSTRAINT webhooks_removed_is_off CHECK (removed_at IS NULL OR off_at IS NOT NULL)
);
CREATE INDEX webhooks_on ON webhooks (workspace_id) WHERE off_at IS NULL;

-- The id is the webhook-id that its receiver sees, the same for each try.
CREATE TABLE webhook_messages (
  workspace_id  uuid NOT NULL,
  id            uuid NOT NULL,
  webhook_id    uuid NOT NULL,
  event         text NOT NULL,
  engagement_id uuid,
  subject_kind  text NOT NULL,
  subject_id    uuid NOT NULL,
  at            timestamptz(3) NOT NULL,
  state         text NOT NULL DEFAULT 'waiting',
  tries         smallint NOT NULL DEFAULT 0,
  next_try_at   timestamptz(3),
  CONSTRAINT webhook_messages_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT webhook_messages_webhook_fkey FOREIGN KEY (workspace_id, webhook_id)
    REFERENCES webhooks (workspace_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT webhook_messages_state CHECK (state IN ('waiting', 'taken', 'failed', 'dropped')),
  CONSTRAINT webhook_messages_tries CHECK (tries >= 0)
);
CREATE INDEX webhook_messages_newest ON webhook_messages (workspace_id, webhook_id, at DESC, id DESC);

CREATE TABLE webhook_tries (
  workspace_id uuid NOT NULL,
  id           uuid NOT NULL,
  message_id   uuid NOT NULL,
  at           timestamptz(3) NOT NULL,
  took_ms      integer NOT NULL,
  -- what was answered, its beginning; or why there was no answer
  status       smallint,
  answer       text,
  problem      text,
  CONSTRAINT webhook_tries_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT webhook_tries_message_fkey FOREIGN KEY (workspace_id, message_id)
    REFERENCES webhook_messages (workspace_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT webhook_tries_one_end CHECK (num_nonnulls(status, problem) = 1),
  CONSTRAINT webhook_tries_short CHECK (length(answer) <= 2000 AND length(problem) <= 300)
);
CREATE INDEX webhook_tries_by_message ON webhook_tries (workspace_id, message_id, at);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['webhooks', 'webhook_messages', 'webhook_tries']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    -- owners alone, and the jobs of the business
    EXECUTE format($p$CREATE POLICY owners ON %1$I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND ((SELECT app.actor()) = 'workspace' OR EXISTS (
        SELECT 1 FROM memberships m WHERE m.workspace_id = %1$I.workspace_id AND m.user_id = (SELECT app.me())
          AND m.role = 'owner' AND m.ended_at IS NULL)))$p$, t);
    EXECUTE format($p$CREATE POLICY eraser ON %I TO handover_eraser
      USING ((SELECT app.actor()) = 'eraser' AND workspace_id = ANY ((SELECT app.erasing())::uuid[]))$p$, t);
    EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM handover_app', t);
  END LOOP;
END $$;
-- whoever does a deed may be somebody who mustn't know who is told of it: the trigger is nobody, for one business
CREATE POLICY teller ON webhooks FOR SELECT USING (
  (SELECT app.actor()) = 'teller' AND workspace_id::text = (SELECT current_setting('app.telling_of', true)));
CREATE POLICY teller ON webhook_messages FOR INSERT WITH CHECK (
  (SELECT app.actor()) = 'teller' AND workspace_id::text = (SELECT current_setting('app.telling_of', true)));
GRANT SELECT, INSERT, UPDATE ON webhooks, webhook_messages TO handover_app;
GRANT SELECT, INSERT ON webhook_tries TO handover_app;
REVOKE UPDATE ON webhook_tries FROM handover_app;

CREATE FUNCTION app.tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  message record;
BEGIN
  PERFORM set_config('app.actor', 'teller', true), set_config('app.telling_of', NEW.workspace_id::text, true);
  FOR message IN
    SELECT gen_random_uuid() AS id, w.id AS webhook_id FROM webhooks w
    WHERE w.workspace_id = NEW.workspace_id AND w.off_at IS NULL AND NEW.action = ANY (w.events)
  LOOP
    INSERT INTO webhook_messages (workspace_id, id, webhook_id, event, engagement_id, subject_kind, subject_id, at, next_try_at)
      VALUES (NEW.workspace_id, message.id, message.webhook_id, NEW.action, NEW.engagement_id, NEW.subject_kind, NEW.subject_id,
              NEW.at, NEW.at);
    PERFORM graphile_worker.add_job('api.send_webhook',
      json_build_object('workspaceId', NEW.workspace_id, 'id', message.id), max_attempts => 14,
      job_key => 'webhook:' || message.id);
  END LOOP;
  PERFORM set_config('app.actor', before, true), set_config('app.telling_of', '', true);
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION app.tell_webhooks() TO handover_app;
CREATE TRIGGER audit_events_tell_webhooks AFTER INSERT ON audit_events
  FOR EACH ROW EXECUTE FUNCTION app.tell_webhooks();

-- A business that is deleted tells nobody any more.
DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_workspace(uuid, uuid, timestamptz)'::regprocedure);
  before text := $b$['archives', 'true'],$b$;
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.erase_workspace is not as it was'; END IF;
  EXECUTE replace(def, before,
    before || $b$ ['webhook_tries', 'true'], ['webhook_messages', 'true'], ['webhooks', 'true'],$b$);
END $$;

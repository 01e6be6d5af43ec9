-- Devices that a person has asked to be told on. One belongs to a session: signing out, there or from elsewhere, ends it.
CREATE TABLE push_subscriptions (
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  -- where the browser's own push service takes messages, and the keys that only the browser can read them with (RFC 8291)
  endpoint text NOT NULL,
  p256dh text NOT NULL,
  auth text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT push_subscriptions_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT push_subscriptions_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT push_subscriptions_session_fkey FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
  CONSTRAINT push_subscriptions_endpoint CHECK (length(endpoint) BETWEEN 10 AND 1000 AND endpoint ~ '^https?://'),
  CONSTRAINT push_subscriptions_keys CHECK (p256dh ~ '^[A-Za-z0-9_-]{80,100}$' AND auth ~ '^[A-Za-z0-9_-]{16,40}$')
);
CREATE UNIQUE INDEX push_subscriptions_once ON push_subscriptions (user_id, endpoint);
CREATE INDEX push_subscriptions_of_session ON push_subscriptions (session_id);
CREATE INDEX push_subscriptions_by_endpoint ON push_subscriptions (endpoint);
REVOKE UPDATE, TRUNCATE ON push_subscriptions FROM handover_app;

ALTER TABLE push_subscriptions ENABLE ROW LEVEL SECURITY; ALTER TABLE push_subscriptions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON push_subscriptions USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
CREATE POLICY notifier ON push_subscriptions FOR SELECT USING ((SELECT app.actor()) = 'notifier');
CREATE POLICY forget ON push_subscriptions FOR DELETE USING ((SELECT app.actor()) = 'notifier');

-- A browser tells one person: whoever asks last. What another was told there before must not be shown to them.
CREATE FUNCTION app.take_over_device(p_endpoint text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'notifier', true);
  DELETE FROM push_subscriptions WHERE endpoint = p_endpoint AND user_id IS DISTINCT FROM app.me();
  PERFORM set_config('app.actor', before, true);
END $$;

-- As before, and whether there is a device to tell them on.
CREATE OR REPLACE FUNCTION app.wishes_of(p_workspace uuid, p_engagement uuid, p_user uuid, p_kind text, p_gathering text, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  found jsonb;
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in())) THEN RETURN NULL; END IF;
  PERFORM set_config('app.actor', 'notifier', true);
  SELECT jsonb_build_object(
    'zone', u.time_zone, 'quietFrom', s.quiet_from, 'quietUntil', s.quiet_until,
    'digestAt', coalesce(s.digest_at, 480), 'digestWeekday', coalesce(s.digest_weekday, 1),
    'choices', coalesce((
      SELECT jsonb_object_agg(c.channel, c.choice) FROM notification_choices c
      WHERE c.workspace_id = p_workspace AND c.user_id = p_user AND c.kind = p_kind), '{}'),
    'gatheredUntil', (
      SELECT min(n.mail_at) FROM notifications n
      WHERE n.recipient_id = p_user AND n.gathering = p_gathering AND n.mailed_at IS NULL AND n.mail_at > p_now),
    'hasDevice', EXISTS (SELECT 1 FROM push_subscriptions d WHERE d.user_id = p_user))
    INTO found
    FROM users u LEFT JOIN notification_settings s ON s.user_id = u.id
    WHERE u.id = p_user;
  PERFORM set_config('app.actor', before, true);
  RETURN found;
END $$;

GRANT EXECUTE ON FUNCTION app.take_over_device(text) TO handover_app;

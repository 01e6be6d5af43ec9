-- What people are told: a row for each person and event, so that nobody is told twice; what they have chosen; and when
-- they want quiet. Only new tables, and functions that come beside or in place of old ones.

CREATE TYPE notice_subject AS ENUM ('brief', 'agreement', 'engagement', 'schedule');
CREATE TYPE notice_channel AS ENUM ('in_app', 'mail', 'push');

CREATE TABLE notifications (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  recipient_id uuid NOT NULL,
  side party NOT NULL,
  -- a name of the registry (lib/notifications/registry.rules.ts)
  kind text NOT NULL,
  -- what has happened, by the row that says so: with the kind and the person it is told once
  event_key text NOT NULL,
  subject notice_subject NOT NULL,
  subject_id uuid NOT NULL,
  text text NOT NULL,
  -- the other's own words, if any
  excerpt text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  is_listed boolean NOT NULL,
  read_at timestamptz(3),
  -- when its mail goes out, and with what; without a moment there is none
  mail_at timestamptz(3),
  gathering text,
  -- the letter that waits, then the mail that told it
  mail_id uuid,
  mailed_at timestamptz(3),
  push_at timestamptz(3),
  pushed_at timestamptz(3),
  CONSTRAINT notifications_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT notifications_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT notifications_recipient_fkey FOREIGN KEY (recipient_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT notifications_kind CHECK (kind ~ '^[a-z]+\.[a-z0-9_]+$'),
  CONSTRAINT notifications_event CHECK (length(event_key) BETWEEN 1 AND 200),
  CONSTRAINT notifications_text CHECK (length(text) BETWEEN 1 AND 400 AND length(excerpt) <= 400),
  CONSTRAINT notifications_mailed CHECK (mailed_at IS NULL OR mail_at IS NOT NULL),
  CONSTRAINT notifications_pushed CHECK (pushed_at IS NULL OR push_at IS NOT NULL)
);
-- Exactly once: whatever runs twice, at the same moment or after a crash, tells a person of an event one time.
CREATE UNIQUE INDEX notifications_once ON notifications (workspace_id, recipient_id, kind, event_key);
CREATE INDEX notifications_list ON notifications (recipient_id, side, created_at DESC, id DESC) WHERE is_listed;
CREATE INDEX notifications_unread ON notifications (recipient_id, side, workspace_id) WHERE is_listed AND read_at IS NULL;
CREATE INDEX notifications_unread_of ON notifications (recipient_id, subject_id) WHERE read_at IS NULL;
CREATE INDEX notifications_to_mail ON notifications (recipient_id, mail_at) WHERE mail_at IS NOT NULL AND mailed_at IS NULL;

-- What is said stays said. What may change is whether it was read, and how it went out.
REVOKE UPDATE, DELETE, TRUNCATE ON notifications FROM handover_app;
GRANT UPDATE (read_at, mail_at, gathering, mail_id, mailed_at, push_at, pushed_at) ON notifications TO handover_app;

CREATE TABLE notification_choices (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  channel notice_channel NOT NULL,
  choice text NOT NULL,
  chosen_at timestamptz(3) NOT NULL,
  CONSTRAINT notification_choices_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT notification_choices_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
  CONSTRAINT notification_choices_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT notification_choices_kind CHECK (kind ~ '^[a-z]+\.[a-z0-9_]+$'),
  CONSTRAINT notification_choices_choice CHECK (
    CASE channel WHEN 'mail' THEN choice IN ('at_once', 'daily', 'weekly', 'off') ELSE choice IN ('on', 'off') END)
);
CREATE UNIQUE INDEX notification_choices_one ON notification_choices (workspace_id, user_id, kind, channel);
CREATE INDEX notification_choices_of ON notification_choices (user_id);

CREATE TABLE notification_settings (
  user_id uuid NOT NULL,
  -- minutes since midnight on the person's clock; an end that isn't after the start is on the next day
  quiet_from smallint,
  quiet_until smallint,
  digest_at smallint NOT NULL DEFAULT 480,
  digest_weekday smallint NOT NULL DEFAULT 1,
  changed_at timestamptz(3) NOT NULL,
  CONSTRAINT notification_settings_pkey PRIMARY KEY (user_id),
  CONSTRAINT notification_settings_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT notification_settings_quiet CHECK (
    (quiet_from IS NULL) = (quiet_until IS NULL) AND quiet_from <> quiet_until
    AND quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439),
  CONSTRAINT notification_settings_digest CHECK (digest_at BETWEEN 0 AND 1439 AND digest_weekday BETWEEN 1 AND 7)
);

-- Whether somebody has read something is theirs to know: no "seen at 14:03" for the other side, nor for their own.
ALTER TABLE notifications ENABLE ROW LEVEL SECURITY; ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notifications FOR SELECT USING (recipient_id = (SELECT app.me()) AND (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])));
CREATE POLICY settle ON notifications FOR UPDATE USING (recipient_id = (SELECT app.me()))
  WITH CHECK (recipient_id = (SELECT app.me()));
-- whoever does something tells the other side of it
CREATE POLICY tell ON notifications FOR INSERT WITH CHECK (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
-- inside the functions below alone, for the length of one query
CREATE POLICY notifier ON notifications FOR SELECT USING ((SELECT app.actor()) = 'notifier');

ALTER TABLE notification_choices ENABLE ROW LEVEL SECURITY; ALTER TABLE notification_choices FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notification_choices USING (user_id = (SELECT app.me())) WITH CHECK (
  user_id = (SELECT app.me()) AND (
    workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR workspace_id = ANY ((SELECT app.member_of())::uuid[])));
CREATE POLICY notifier ON notification_choices FOR SELECT USING ((SELECT app.actor()) = 'notifier');

ALTER TABLE notification_settings ENABLE ROW LEVEL SECURITY; ALTER TABLE notification_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notification_settings USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
CREATE POLICY notifier ON notification_settings FOR SELECT USING ((SELECT app.actor()) = 'notifier');

-- How somebody wants to be told a kind of thing, for whoever is about to tell them. The actor is 'notifier' only inside,
-- and whatever it was before afterwards. Nothing for those who share no place with the person.
CREATE FUNCTION app.wishes_of(p_workspace uuid, p_engagement uuid, p_user uuid, p_kind text, p_gathering text, p_now timestamptz)
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
      WHERE n.recipient_id = p_user AND n.gathering = p_gathering AND n.mailed_at IS NULL AND n.mail_at > p_now))
    INTO found
    FROM users u LEFT JOIN notification_settings s ON s.user_id = u.id
    WHERE u.id = p_user;
  PERFORM set_config('app.actor', before, true);
  RETURN found;
END $$;

-- How much somebody hasn't read, for the bell around each page: at most 100 are counted.
CREATE FUNCTION app.unread_of(p_user uuid, p_side party, p_workspace uuid) RETURNS integer LANGUAGE plpgsql AS $$
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
          AND e.assistant_user_id = p_user AND e.state <> 'ended'))
    LIMIT 100) AS few;
  PERFORM set_config('app.actor', actor_before, true), set_config('app.user_id', me_before, true);
  RETURN found;
END $$;

-- Open pages of the person, and of nobody else, hear that there is something new, or that it was read in another tab.
CREATE FUNCTION app.tell_live_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('handover_live', json_build_object(
    'workspaceId', NEW.workspace_id, 'engagementId', NEW.engagement_id,
    'kind', 'notice', 'id', NEW.id, 'userId', NEW.recipient_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER notifications_live AFTER INSERT ON notifications
  FOR EACH ROW WHEN (NEW.is_listed) EXECUTE FUNCTION app.tell_live_notice();
-- One hint for all that was read at once
CREATE FUNCTION app.tell_live_read() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('handover_live', json_build_object(
      'workspaceId', r.workspace_id, 'engagementId', r.engagement_id, 'kind', 'notice', 'id', r.id, 'userId', r.recipient_id)::text)
    FROM (SELECT DISTINCT ON (n.recipient_id) n.* FROM new_rows n
          JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id
          WHERE n.read_at IS NOT NULL AND o.read_at IS NULL AND n.is_listed) r;
  RETURN NULL;
END $$;
CREATE TRIGGER notifications_read AFTER UPDATE ON notifications
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.tell_live_read();

GRANT EXECUTE ON FUNCTION app.wishes_of(uuid, uuid, uuid, text, text, timestamptz), app.unread_of(uuid, party, uuid),
  app.tell_live_notice(), app.tell_live_read() TO handover_app;

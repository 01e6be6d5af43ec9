-- When a mail was first given to the service under the key that is still good there, and where an answer goes. Adding
-- columns without a default changes no row.
ALTER TABLE mails ADD COLUMN tried_at timestamptz(3), ADD COLUMN reply_to text;

-- What the service tells of a mail, each piece of news once, however often and in whatever order it comes.
CREATE TABLE mail_events (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 200),
  mail_id uuid NOT NULL REFERENCES mails (id) ON DELETE CASCADE ON UPDATE CASCADE,
  state mail_state NOT NULL,
  said text,
  at timestamptz(3) NOT NULL,
  noted_at timestamptz(3) NOT NULL
);
CREATE INDEX mail_events_mail_id_idx ON mail_events (mail_id);
CREATE TRIGGER mail_events_append_only BEFORE UPDATE ON mail_events FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON mail_events FROM handover_app;
ALTER TABLE mail_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_events FORCE ROW LEVEL SECURITY;
CREATE POLICY mailer ON mail_events USING ((SELECT app.actor()) = 'mailer');

CREATE TYPE suppression_reason AS ENUM ('bounced', 'complained');

-- Addresses to which nothing is sent. At most one stands for each address and reason; a lifted one stays as a fact.
CREATE TABLE mail_suppressions (
  id uuid PRIMARY KEY,
  address text NOT NULL CHECK (address = lower(address)),
  reason suppression_reason NOT NULL,
  said text,
  since timestamptz(3) NOT NULL,
  lifted_at timestamptz(3),
  lifted_by_id uuid REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT mail_suppressions_lifted CHECK (lifted_by_id IS NULL OR lifted_at IS NOT NULL)
);
CREATE INDEX mail_suppressions_address_idx ON mail_suppressions (address);
CREATE UNIQUE INDEX mail_suppressions_standing ON mail_suppressions (address, reason) WHERE lifted_at IS NULL;

-- A suppression can be lifted, once, and nothing else of it changes.
CREATE FUNCTION app.suppression_only_lifts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD.address, OLD.reason, OLD.said, OLD.since) IS DISTINCT FROM (NEW.id, NEW.address, NEW.reason, NEW.said, NEW.since)
    OR (OLD.lifted_at IS NOT NULL AND OLD.lifted_at IS DISTINCT FROM NEW.lifted_at) THEN
    RAISE EXCEPTION 'a suppression is lifted, and otherwise stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mail_suppressions_only_lift BEFORE UPDATE ON mail_suppressions
  FOR EACH ROW EXECUTE FUNCTION app.suppression_only_lifts();
GRANT EXECUTE ON FUNCTION app.suppression_only_lifts() TO handover_app;
REVOKE DELETE, TRUNCATE ON mail_suppressions FROM handover_app;

-- Seen by whom it concerns: the person whose address it is, and those who see that person at all (users' own policy).
-- Lifted by the person alone; 'auth' looks while it opens a session.
ALTER TABLE mail_suppressions ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_suppressions FORCE ROW LEVEL SECURITY;
CREATE POLICY mailer ON mail_suppressions USING ((SELECT app.actor()) = 'mailer');
CREATE POLICY concerned ON mail_suppressions FOR SELECT USING (
  EXISTS (SELECT 1 FROM users u WHERE u.email = mail_suppressions.address));
CREATE POLICY own ON mail_suppressions FOR UPDATE USING (
  address = (SELECT u.email FROM users u WHERE u.id = (SELECT app.me())));

-- As before, and since when mail to the person comes back or is unwanted: every page of theirs can say so, at no extra
-- question. New columns come last, so that what runs meanwhile reads on.
DROP FUNCTION app.find_session(text, timestamptz);
CREATE FUNCTION app.find_session(p_token_hash text, p_now timestamptz)
RETURNS TABLE (session_id uuid, user_id uuid, email text, name text, time_zone text,
               authenticated_at timestamptz, introduced_at timestamptz, mail_stopped_since timestamptz)
LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'auth', true);
  RETURN QUERY
    SELECT s.id, u.id, u.email, u.name, u.time_zone, s.authenticated_at::timestamptz, u.introduced_at::timestamptz,
      (SELECT min(stop.since)::timestamptz FROM mail_suppressions stop
       WHERE stop.address = u.email AND stop.lifted_at IS NULL)
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = p_token_hash AND s.expires_at > p_now;
  PERFORM set_config('app.actor', before, true);
END $$;
GRANT EXECUTE ON FUNCTION app.find_session(text, timestamptz) TO handover_app;

-- What somebody shows besides the mailed link: codes of an app (RFC 6238), passkeys (W3C Web Authentication), and codes for
-- the day when neither is at hand. One person's own rows; 'auth' looks at them while it lets somebody in.
CREATE TABLE authenticators (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
  -- under a key derived from the installation's secret (lib/platform/auth/sealed.ts)
  sealed_secret text NOT NULL CHECK (length(sealed_secret) BETWEEN 40 AND 400),
  -- the newest interval of 30 seconds whose code was taken
  last_step bigint NOT NULL CHECK (last_step >= 0),
  made_at timestamptz(3) NOT NULL,
  -- when a first code has shown that the app holds the secret; nothing is asked for before
  confirmed_at timestamptz(3),
  CONSTRAINT authenticators_in_order CHECK (confirmed_at >= made_at)
);

CREATE TABLE recovery_codes (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  code_hash text NOT NULL UNIQUE CHECK (code_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  CONSTRAINT recovery_codes_in_order CHECK (used_at >= made_at)
);
CREATE INDEX recovery_codes_user_id_idx ON recovery_codes (user_id);

CREATE TABLE passkeys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  credential_id text NOT NULL UNIQUE CHECK (credential_id ~ '^[A-Za-z0-9_-]+$' AND length(credential_id) <= 1400),
  public_key bytea NOT NULL CHECK (length(public_key) BETWEEN 16 AND 8192),
  -- how often its device says it was used; some always say 0
  counter bigint NOT NULL CHECK (counter BETWEEN 0 AND 4294967295),
  transports text[] NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  added_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3)
);
CREATE INDEX passkeys_user_id_idx ON passkeys (user_id);

-- A question to a passkey, put once; deleting the row is taking the answer.
CREATE TABLE passkey_challenges (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('add', 'prove')),
  challenge text NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX passkey_challenges_user_id_idx ON passkey_challenges (user_id);

-- Somebody whose mailed link was good and who hasn't taken the second step: no session, so nothing can mistake it for one.
CREATE TABLE half_sign_ins (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX half_sign_ins_user_id_idx ON half_sign_ins (user_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['authenticators', 'recovery_codes', 'passkeys', 'passkey_challenges']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY own ON %I USING (user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth')
      WITH CHECK (user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth')$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO handover_app', t);
    EXECUTE format('REVOKE TRUNCATE ON %I FROM handover_app', t);
  END LOOP;
END $$;
ALTER TABLE half_sign_ins ENABLE ROW LEVEL SECURITY; ALTER TABLE half_sign_ins FORCE ROW LEVEL SECURITY;
CREATE POLICY auth ON half_sign_ins USING ((SELECT app.actor()) = 'auth') WITH CHECK ((SELECT app.actor()) = 'auth');
GRANT SELECT, INSERT, DELETE ON half_sign_ins TO handover_app;
REVOKE UPDATE, TRUNCATE ON half_sign_ins FROM handover_app;

-- A code that was taken is never taken again, whatever an action would have it be.
CREATE FUNCTION app.factor_only_advances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'authenticators' THEN
      IF NEW.user_id <> OLD.user_id OR NEW.last_step < OLD.last_step
        OR (OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at) THEN
        RAISE EXCEPTION 'a code is taken once' USING ERRCODE = 'restrict_violation';
      END IF;
    WHEN 'recovery_codes' THEN
      IF (NEW.id, NEW.user_id, NEW.code_hash, NEW.made_at) IS DISTINCT FROM (OLD.id, OLD.user_id, OLD.code_hash, OLD.made_at)
        OR OLD.used_at IS NOT NULL THEN
        RAISE EXCEPTION 'a recovery code is used once' USING ERRCODE = 'restrict_violation';
      END IF;
    WHEN 'passkeys' THEN
      IF (NEW.id, NEW.user_id, NEW.credential_id, NEW.public_key, NEW.added_at)
          IS DISTINCT FROM (OLD.id, OLD.user_id, OLD.credential_id, OLD.public_key, OLD.added_at)
        OR NEW.counter < OLD.counter THEN
        RAISE EXCEPTION 'a passkey stays what it was' USING ERRCODE = 'restrict_violation';
      END IF;
  END CASE;
  RETURN NEW;
END $$;
CREATE TRIGGER authenticators_advance BEFORE UPDATE ON authenticators
  FOR EACH ROW EXECUTE FUNCTION app.factor_only_advances();
CREATE TRIGGER recovery_codes_advance BEFORE UPDATE ON recovery_codes
  FOR EACH ROW EXECUTE FUNCTION app.factor_only_advances();
CREATE TRIGGER passkeys_advance BEFORE UPDATE ON passkeys
  FOR EACH ROW EXECUTE FUNCTION app.factor_only_advances();
GRANT EXECUTE ON FUNCTION app.factor_only_advances() TO handover_app;

-- How a session's person has shown who they are, for the evidence of what they sign. A constant default changes no row.
ALTER TABLE sessions ADD COLUMN authenticated_by text NOT NULL DEFAULT 'email_link'
  CONSTRAINT sessions_authenticated_by CHECK (authenticated_by IN (
    'email_link', 'email_link_and_code', 'email_link_and_passkey', 'email_link_and_recovery_code',
    'code', 'passkey', 'recovery_code'));

-- When a browser was last there, to the hour: a write with every page would cost more than it tells.
ALTER TABLE sessions ADD COLUMN last_seen_at timestamptz(3);

-- As before, and how; and notes that the browser was there. New columns come last, so that what runs meanwhile reads on.
DROP FUNCTION app.find_session(text, timestamptz);
CREATE FUNCTION app.find_session(p_token_hash text, p_now timestamptz)
RETURNS TABLE (session_id uuid, user_id uuid, email text, name text, time_zone text,
               authenticated_at timestamptz, introduced_at timestamptz, mail_stopped_since timestamptz,
               authenticated_by text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  before text := app.actor();
  seen timestamptz;
BEGIN
  PERFORM set_config('app.actor', 'auth', true);
  SELECT s.id, u.id, u.email, u.name, u.time_zone, s.authenticated_at::timestamptz, u.introduced_at::timestamptz,
    (SELECT min(stop.since)::timestamptz FROM mail_suppressions stop
     WHERE stop.address = u.email AND stop.lifted_at IS NULL),
    s.authenticated_by, coalesce(s.last_seen_at, s.created_at)
  INTO session_id, user_id, email, name, time_zone, authenticated_at, introduced_at, mail_stopped_since,
    authenticated_by, seen
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = p_token_hash AND s.expires_at > p_now;
  IF FOUND THEN
    IF seen < p_now - interval '1 hour' THEN
      UPDATE sessions SET last_seen_at = p_now WHERE id = session_id;
    END IF;
    RETURN NEXT;
  END IF;
  PERFORM set_config('app.actor', before, true);
END $$;
GRANT EXECUTE ON FUNCTION app.find_session(text, timestamptz) TO handover_app;

-- A person's calendar link: a secret that whoever holds it reads by, without signing in. Only its hash is kept. Making a new
-- one ends the old one; an ended one stays as a fact and opens nothing.
CREATE TABLE calendar_feeds (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  token_hash   text NOT NULL,
  made_at      timestamptz(3) NOT NULL,
  last_read_at timestamptz(3),
  ended_at     timestamptz(3),
  CONSTRAINT calendar_feeds_hash CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT calendar_feeds_in_order CHECK (last_read_at >= made_at AND ended_at >= made_at)
);
CREATE UNIQUE INDEX calendar_feeds_by_hash ON calendar_feeds (token_hash);
CREATE UNIQUE INDEX calendar_feeds_one_open ON calendar_feeds (user_id) WHERE ended_at IS NULL;

ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY; ALTER TABLE calendar_feeds FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON calendar_feeds USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
-- whoever comes with the secret is nobody yet
CREATE POLICY by_secret ON calendar_feeds FOR SELECT USING ((SELECT app.actor()) = 'auth');
CREATE POLICY read_by_secret ON calendar_feeds FOR UPDATE USING ((SELECT app.actor()) = 'auth');

-- What was ended stays ended, and whose it is never changes.
CREATE FUNCTION app.keep_calendar_feed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD.user_id, OLD.token_hash, OLD.made_at) IS DISTINCT FROM (NEW.id, NEW.user_id, NEW.token_hash, NEW.made_at)
     OR OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'a calendar link is only read and ended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER calendar_feeds_kept BEFORE UPDATE ON calendar_feeds FOR EACH ROW EXECUTE FUNCTION app.keep_calendar_feed();

-- Whose calendar a secret opens, noting that it was read; no row when it opens none.
CREATE FUNCTION app.read_calendar_feed(p_token_hash text, p_now timestamptz) RETURNS TABLE (user_id uuid, time_zone text)
LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'auth', true);
  UPDATE calendar_feeds f SET last_read_at = greatest(p_now, f.made_at) WHERE f.token_hash = p_token_hash AND f.ended_at IS NULL;
  RETURN QUERY SELECT u.id, u.time_zone FROM calendar_feeds f JOIN users u ON u.id = f.user_id
    WHERE f.token_hash = p_token_hash AND f.ended_at IS NULL;
  PERFORM set_config('app.actor', before, true);
END $$;

GRANT EXECUTE ON FUNCTION app.keep_calendar_feed(), app.read_calendar_feed(text, timestamptz) TO handover_app;
GRANT SELECT, INSERT, UPDATE ON calendar_feeds TO handover_app;
REVOKE DELETE, TRUNCATE ON calendar_feeds FROM handover_app;

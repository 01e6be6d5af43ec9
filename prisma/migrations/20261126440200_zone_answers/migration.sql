-- What somebody answered when a device of theirs was in another zone than they read times in: one's own rows, never changed.
CREATE TABLE zone_answers (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  device_zone text NOT NULL CHECK (length(device_zone) BETWEEN 1 AND 64),
  -- in which they read times when they were asked
  own_zone text NOT NULL CHECK (length(own_zone) BETWEEN 1 AND 64),
  answer text NOT NULL CHECK (answer IN ('use', 'keep')),
  answered_at timestamptz(3) NOT NULL,
  CONSTRAINT zone_answers_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT zone_answers_differ CHECK (device_zone <> own_zone)
);
-- who keeps theirs is asked about that zone no more
CREATE UNIQUE INDEX zone_answers_kept ON zone_answers (user_id, own_zone, device_zone) WHERE answer = 'keep';

ALTER TABLE zone_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE zone_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON zone_answers USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
CREATE POLICY auth ON zone_answers FOR SELECT USING ((SELECT app.actor()) = 'auth');
GRANT SELECT, INSERT, DELETE ON zone_answers TO handover_app;
REVOKE UPDATE, TRUNCATE ON zone_answers FROM handover_app;

-- The zones of devices about which somebody isn't asked again while they read times in another, for the head of each page.
CREATE FUNCTION app.zones_kept(p_user uuid, p_own_zone text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  kept text[];
BEGIN
  PERFORM set_config('app.actor', 'auth', true);
  SELECT coalesce(array_agg(z.device_zone), '{}') INTO kept FROM zone_answers z
    WHERE z.user_id = p_user AND z.own_zone = p_own_zone AND z.answer = 'keep';
  PERFORM set_config('app.actor', before, true);
  RETURN kept;
END $$;
GRANT EXECUTE ON FUNCTION app.zones_kept(uuid, text) TO handover_app;

-- Sign-in leaves one fact behind: when somebody told us their name and time zone. Until then both are guesses.
ALTER TABLE users ADD COLUMN introduced_at timestamptz(3);

-- The person behind a session cookie, in one statement: no interactive transaction for each request. The actor is
-- 'auth' only inside, and whatever it was before afterwards.
CREATE FUNCTION app.find_session(p_token_hash text, p_now timestamptz)
RETURNS TABLE (session_id uuid, user_id uuid, email text, name text, time_zone text,
               authenticated_at timestamptz, introduced_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'auth', true);
  RETURN QUERY
    SELECT s.id, u.id, u.email, u.name, u.time_zone, s.authenticated_at::timestamptz, u.introduced_at::timestamptz
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = p_token_hash AND s.expires_at > p_now;
  PERFORM set_config('app.actor', before, true);
END $$;

-- A workspace by its slug for one of its staff, in one statement; no row when it isn't theirs. To be called outside
-- a transaction: the actor it sets ends with the statement.
CREATE FUNCTION app.find_staff_workspace(p_user uuid, p_slug text)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, currency text, role text)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.act_as_user(p_user);
  RETURN QUERY
    SELECT w.id, w.slug, w.name, w.time_zone, w.currency::text, m.role::text
    FROM workspaces w JOIN memberships m ON m.workspace_id = w.id AND m.user_id = p_user
    WHERE w.slug = p_slug AND m.ended_at IS NULL AND m.role <> 'assistant';
  PERFORM set_config('app.actor', '', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true);
END $$;

GRANT EXECUTE ON FUNCTION app.find_session(text, timestamptz), app.find_staff_workspace(uuid, text) TO handover_app;

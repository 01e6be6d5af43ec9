-- Where people are reached, for whoever sends mail: of many at once, and nothing else of them. The actor is 'auth' only inside, which
-- alone may read addresses by an id (20261124000300). A function only: nothing is rewritten.
CREATE FUNCTION app.addresses_of(p_users uuid[]) RETURNS TABLE (id uuid, email text) LANGUAGE plpgsql AS $$
BEGIN
  IF app.actor() IS DISTINCT FROM 'mailer' THEN
    RAISE EXCEPTION 'only who sends mail asks for addresses' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.actor', 'auth', true);
  RETURN QUERY SELECT u.id, u.email::text FROM users u WHERE u.id = ANY (p_users) AND u.deleted_at IS NULL;
  PERFORM set_config('app.actor', 'mailer', true);
END $$;
GRANT EXECUTE ON FUNCTION app.addresses_of(uuid[]) TO handover_app;

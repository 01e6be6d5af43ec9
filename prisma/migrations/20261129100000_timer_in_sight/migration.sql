-- Whether a timer of somebody runs, for the head of each page of theirs: one that is out of sight is forgotten. One row at most, by an
-- index of its own (timers_one_a_person).
CREATE FUNCTION app.has_timer(p_user uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  me_before text := coalesce(current_setting('app.user_id', true), '');
  found boolean;
BEGIN
  PERFORM set_config('app.user_id', p_user::text, true);
  SELECT EXISTS (SELECT 1 FROM timers t WHERE t.user_id = p_user) INTO found;
  PERFORM set_config('app.user_id', me_before, true);
  RETURN found;
END $$;
GRANT EXECUTE ON FUNCTION app.has_timer(uuid) TO handover_app;

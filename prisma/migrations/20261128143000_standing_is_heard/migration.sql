-- What somebody may hear can change, or end, while their pages listen: those who run a business come and go, and sessions are
-- ended. It is told and not noted: a page that was away is asked anew who it is, and what it may see (docs/adr/0016).
CREATE FUNCTION app.tell_live_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('handover_live', json_build_object(
    'standing', coalesce(NEW.user_id, OLD.user_id),
    'sessionId', CASE TG_TABLE_NAME WHEN 'sessions' THEN OLD.id END)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER memberships_live AFTER INSERT OR DELETE OR UPDATE OF role, ended_at ON memberships
  FOR EACH ROW EXECUTE FUNCTION app.tell_live_standing();
CREATE TRIGGER sessions_live AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION app.tell_live_standing();

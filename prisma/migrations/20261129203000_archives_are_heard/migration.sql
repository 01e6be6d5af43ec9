-- An open page went on saying of an archive that it was being made until it was reloaded. The owners hear of it when it is asked
-- for, and when it is made, has failed or is given up; nobody else sees archives (a notice's hint reaches one person alone). It
-- belongs to no engagement: its own id stands there.
CREATE FUNCTION app.tell_live_archive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.workspace_id, NEW.id, 'notice', NEW.id, m.user_id)
    FROM memberships m WHERE m.workspace_id = NEW.workspace_id AND m.role = 'owner' AND m.ended_at IS NULL;
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION app.tell_live_archive() TO handover_app;
CREATE TRIGGER archives_live AFTER INSERT OR UPDATE ON archives
  FOR EACH ROW EXECUTE FUNCTION app.tell_live_archive();

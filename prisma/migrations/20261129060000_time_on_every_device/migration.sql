-- A timer that was started on the phone and stopped at the desk still ran on the phone's page. The person whose time it is hears of it
-- on their other pages, and nobody else does: when somebody works is nobody's to watch (a notice's hint reaches one person alone).
CREATE FUNCTION app.tell_live_own_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE it record := coalesce(NEW, OLD);
BEGIN
  PERFORM app.hint(it.workspace_id, it.engagement_id, 'notice', it.id, app.me());
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION app.tell_live_own_time() TO handover_app;
-- only by their own hand: what ends with the work, or is erased, has hints of its own
CREATE TRIGGER timers_started_live AFTER INSERT ON timers
  FOR EACH ROW WHEN (NEW.user_id = app.me()) EXECUTE FUNCTION app.tell_live_own_time();
CREATE TRIGGER timers_stopped_live AFTER DELETE ON timers
  FOR EACH ROW WHEN (OLD.user_id = app.me()) EXECUTE FUNCTION app.tell_live_own_time();
CREATE TRIGGER time_entries_written_live AFTER INSERT ON time_entries
  FOR EACH ROW WHEN (NEW.entered_by_id = app.me()) EXECUTE FUNCTION app.tell_live_own_time();
CREATE TRIGGER time_entries_removed_live AFTER DELETE ON time_entries
  FOR EACH ROW WHEN (OLD.entered_by_id = app.me()) EXECUTE FUNCTION app.tell_live_own_time();

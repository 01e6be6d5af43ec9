-- What an open page didn't hear of, and showed as it was until it was reloaded. Functions and triggers only: no row changes,
-- and each table is locked for an instant.

-- A decision was told to whoever listened, and not noted for whoever was away for a moment (adr/0016); what became of one
-- was told to nobody.
CREATE OR REPLACE FUNCTION app.tell_live_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.workspace_id, NEW.engagement_id, 'message', NEW.thread_id, NULL);
  RETURN NULL;
END $$;
CREATE FUNCTION app.tell_live_decision_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.workspace_id, NEW.engagement_id, 'message', d.thread_id, NULL)
    FROM decisions d WHERE d.workspace_id = NEW.workspace_id AND d.id = NEW.decision_id;
  RETURN NULL;
END $$;
CREATE TRIGGER decision_uses_live AFTER INSERT ON decision_uses FOR EACH ROW EXECUTE FUNCTION app.tell_live_decision_use();

-- Of an evaluation: an adjustment that was removed, an answer about an earlier one that was replaced, and the owner's estimate
-- once it is shared, or no longer. One that only owners see is none of the assistant's business.
CREATE FUNCTION app.tell_live_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE it record := coalesce(NEW, OLD);
BEGIN
  PERFORM app.hint(it.workspace_id, it.engagement_id, 'evaluation', it.evaluation_id, NULL);
  RETURN NULL;
END $$;
-- by somebody's hand: what is erased with its business has no page left
CREATE TRIGGER evaluation_adjustments_removed_live AFTER DELETE ON evaluation_adjustments
  FOR EACH ROW WHEN (app.me() IS NOT NULL) EXECUTE FUNCTION app.tell_live_evaluation();
CREATE TRIGGER evaluation_follow_ups_replaced_live AFTER UPDATE ON evaluation_follow_ups
  FOR EACH ROW EXECUTE FUNCTION app.tell_live_evaluation();
CREATE TRIGGER evaluation_reckonings_shared_live AFTER INSERT ON evaluation_reckonings
  FOR EACH ROW WHEN (NEW.is_shared) EXECUTE FUNCTION app.tell_live_evaluation();
CREATE TRIGGER evaluation_reckonings_changed_live AFTER UPDATE ON evaluation_reckonings
  FOR EACH ROW WHEN (NEW.is_shared OR OLD.is_shared) EXECUTE FUNCTION app.tell_live_evaluation();

-- A sealed record and a reference that a job makes: its page went on saying that it was being sealed. Only the person who asked
-- sees it, so only they hear of it (a notice's hint reaches one person alone). A reference belongs to no business: its own id
-- stands there.
CREATE FUNCTION app.tell_live_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.workspace_id, NEW.engagement_id, 'notice', NEW.id, NEW.asked_by_id);
  RETURN NULL;
END $$;
CREATE FUNCTION app.tell_live_reference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.id, NEW.id, 'notice', NEW.id, NEW.user_id);
  RETURN NULL;
END $$;
CREATE TRIGGER evidence_files_live AFTER INSERT OR UPDATE ON evidence_files
  FOR EACH ROW WHEN (NEW.asked_by_id = app.me()) EXECUTE FUNCTION app.tell_live_evidence();
CREATE TRIGGER reference_files_live AFTER INSERT OR UPDATE ON reference_files
  FOR EACH ROW WHEN (NEW.user_id = app.me()) EXECUTE FUNCTION app.tell_live_reference();

GRANT EXECUTE ON FUNCTION app.tell_live_decision_use(), app.tell_live_evaluation(), app.tell_live_evidence(), app.tell_live_reference()
  TO handover_app;

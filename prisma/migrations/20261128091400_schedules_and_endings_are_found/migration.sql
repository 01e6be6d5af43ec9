-- Schedules by the playbook that they hand over, templates by their name; why work pauses or ends, what becomes of briefs then,
-- and what the assistant was let into.
CREATE VIEW app.found_schedule WITH (security_invoker = true) AS
  SELECT s.workspace_id, s.id, s.playbook_id AS of_id, s.engagement_id, 'all' AS for_staff, 'none' AS for_assistant,
    s.created_at AS at, p.name AS text
  FROM schedules s JOIN playbooks p ON p.workspace_id = s.workspace_id AND p.id = s.playbook_id;
CREATE TRIGGER schedules_found AFTER INSERT OR UPDATE ON schedules FOR EACH ROW EXECUTE FUNCTION app.enter_found('schedule', 'id');
CREATE TRIGGER playbooks_name_schedules AFTER UPDATE OF name ON playbooks FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION app.enter_found('schedule', 'id', 'of_id');

CREATE VIEW app.found_template WITH (security_invoker = true) AS
  SELECT t.workspace_id, t.id, t.id AS of_id, NULL::uuid AS engagement_id, 'all' AS for_staff, 'none' AS for_assistant,
    t.created_at AS at, t.name AS text
  FROM agreement_templates t;
CREATE TRIGGER agreement_templates_found AFTER INSERT OR UPDATE ON agreement_templates
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('template', 'id');

-- as long as it lasts: then nobody is shown it any more
CREATE VIEW app.found_pause WITH (security_invoker = true) AS
  SELECT p.workspace_id, p.id, p.engagement_id AS of_id, p.engagement_id, 'all' AS for_staff, 'engaged' AS for_assistant,
    p.paused_at AS at, CASE WHEN p.resumed_at IS NULL THEN p.reason ELSE '' END AS text
  FROM engagement_pauses p;
CREATE TRIGGER engagement_pauses_found AFTER INSERT OR UPDATE ON engagement_pauses
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('pause', 'id');

-- of what becomes of a brief the last word: it may be said again, and what was said before is on no page
CREATE VIEW app.found_ending WITH (security_invoker = true) AS
  SELECT e.workspace_id, e.id, e.engagement_id AS of_id, e.engagement_id, 'all' AS for_staff, 'ever' AS for_assistant,
    e.begun_at AS at,
    CASE WHEN e.taken_back_at IS NULL THEN concat_ws(E'\n', nullif(e.reason, ''),
      (SELECT string_agg(nullif(p.note, ''), E'\n' ORDER BY p.planned_at, p.id) FROM (
        SELECT DISTINCT ON (p.brief_id) p.note, p.planned_at, p.id FROM ending_brief_plans p
        WHERE p.workspace_id = e.workspace_id AND p.ending_id = e.id
        ORDER BY p.brief_id, p.planned_at DESC, p.id DESC) AS p)) ELSE '' END AS text
  FROM engagement_endings e;
CREATE TRIGGER engagement_endings_found AFTER INSERT OR UPDATE ON engagement_endings
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('ending', 'id');
CREATE TRIGGER ending_brief_plans_found AFTER INSERT ON ending_brief_plans
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('ending', 'ending_id');

CREATE VIEW app.found_access WITH (security_invoker = true) AS
  SELECT a.workspace_id, a.id, a.engagement_id AS of_id, a.engagement_id, 'all' AS for_staff, 'ever' AS for_assistant,
    a.noted_at AS at, a.name AS text
  FROM engagement_accesses a;
CREATE TRIGGER engagement_accesses_found AFTER INSERT ON engagement_accesses
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('access', 'id');

GRANT SELECT ON app.found_schedule, app.found_template, app.found_pause, app.found_ending, app.found_access TO handover_app;
DO $$
DECLARE t text;
  read text[] := ARRAY['schedules', 'playbooks', 'agreement_templates', 'engagement_pauses', 'engagement_endings',
                       'ending_brief_plans', 'engagement_accesses', 'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_kind(kind) FROM unnest(ARRAY['schedule', 'template', 'pause', 'ending', 'access']) AS kind;
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

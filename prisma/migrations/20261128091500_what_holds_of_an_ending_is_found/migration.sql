-- What becomes of a brief may be said again when work ends: what was said before is on no page, and isn't found any more.
CREATE OR REPLACE VIEW app.found_ending WITH (security_invoker = true) AS
  SELECT e.workspace_id, e.id, e.engagement_id AS of_id, e.engagement_id, 'all' AS for_staff, 'ever' AS for_assistant,
    e.begun_at AS at,
    CASE WHEN e.taken_back_at IS NULL THEN concat_ws(E'\n', nullif(e.reason, ''),
      (SELECT string_agg(nullif(p.note, ''), E'\n' ORDER BY p.planned_at, p.id) FROM (
        SELECT DISTINCT ON (p.brief_id) p.note, p.planned_at, p.id FROM ending_brief_plans p
        WHERE p.workspace_id = e.workspace_id AND p.ending_id = e.id
        ORDER BY p.brief_id, p.planned_at DESC, p.id DESC) AS p)) ELSE '' END AS text
  FROM engagement_endings e;
DROP TRIGGER ending_brief_plans_found ON ending_brief_plans;
CREATE TRIGGER ending_brief_plans_found AFTER INSERT ON ending_brief_plans
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('ending', 'ending_id');

DO $$
DECLARE t text; read text[] := ARRAY['engagement_endings', 'ending_brief_plans', 'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_search(f.workspace_id, f.id, 'ending', f.engagement_id, f.for_staff, f.for_assistant, f.at, f.text)
    FROM app.found_ending f;
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

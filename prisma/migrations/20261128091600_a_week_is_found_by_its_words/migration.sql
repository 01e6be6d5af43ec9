-- A week has the moment of its last words. It had that of its last handing in, which an entry missed where nothing was said then: an import came to another.
CREATE OR REPLACE VIEW app.found_timesheet WITH (security_invoker = true) AS
  SELECT t.workspace_id, t.id, t.id AS of_id, t.engagement_id, 'approvers' AS for_staff, 'ever' AS for_assistant,
    coalesce(greatest(said.at, answered.at), t.state_changed_at) AS at, concat_ws(E'\n', said.text, answered.text) AS text
  FROM timesheets t
  CROSS JOIN LATERAL (
    SELECT max(s.submitted_at) AS at, string_agg(s.note, E'\n' ORDER BY s.number) AS text FROM timesheet_submissions s
    WHERE s.workspace_id = t.workspace_id AND s.timesheet_id = t.id AND s.note <> '') AS said
  CROSS JOIN LATERAL (
    SELECT max(r.reviewed_at) AS at, string_agg(r.note, E'\n' ORDER BY r.reviewed_at, r.id) AS text FROM timesheet_reviews r
    WHERE r.workspace_id = t.workspace_id AND r.timesheet_id = t.id AND r.note <> '') AS answered;

DO $$
DECLARE t text; read text[] := ARRAY['timesheets', 'timesheet_submissions', 'timesheet_reviews', 'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_search(f.workspace_id, f.id, 'timesheet', f.engagement_id, f.for_staff, f.for_assistant, f.at, f.text)
    FROM app.found_timesheet f;
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

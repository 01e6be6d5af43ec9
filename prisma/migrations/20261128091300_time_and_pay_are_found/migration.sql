-- Words about time and pay. A manager finds as much of them as they are shown: payments, which both sides talk about, and time
-- where an owner lets them approve it.

-- a time entry, with what was said when it was disputed
CREATE VIEW app.found_time WITH (security_invoker = true) AS
  SELECT t.workspace_id, t.id, d.id AS of_id, t.engagement_id, 'approvers' AS for_staff, 'ever' AS for_assistant,
    t.started_at AS at, concat_ws(E'\n', t.note, d.reason,
      (SELECT string_agg(a.note, E'\n' ORDER BY a.answered_at, a.id) FROM time_dispute_answers a
        WHERE a.workspace_id = d.workspace_id AND a.dispute_id = d.id)) AS text
  FROM time_entries t LEFT JOIN time_disputes d ON d.workspace_id = t.workspace_id AND d.entry_id = t.id;
CREATE TRIGGER time_entries_found AFTER INSERT ON time_entries FOR EACH ROW EXECUTE FUNCTION app.enter_found('time', 'id');
CREATE TRIGGER time_entries_found_anew AFTER UPDATE ON time_entries FOR EACH ROW
  WHEN ((OLD.note, OLD.started_at) IS DISTINCT FROM (NEW.note, NEW.started_at)) EXECUTE FUNCTION app.enter_found('time', 'id');
CREATE TRIGGER time_entries_not_found AFTER DELETE ON time_entries FOR EACH ROW EXECUTE FUNCTION app.leave_search();
CREATE TRIGGER time_disputes_found AFTER INSERT ON time_disputes FOR EACH ROW EXECUTE FUNCTION app.enter_found('time', 'entry_id');
CREATE TRIGGER time_dispute_answers_found AFTER INSERT ON time_dispute_answers
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('time', 'dispute_id', 'of_id');

-- a timesheet: what was said when it was handed in, and to that, at the moment of the last of these words
CREATE VIEW app.found_timesheet WITH (security_invoker = true) AS
  SELECT t.workspace_id, t.id, t.id AS of_id, t.engagement_id, 'approvers' AS for_staff, 'ever' AS for_assistant,
    coalesce(greatest(said.at, answered.at), t.state_changed_at) AS at, concat_ws(E'\n', said.text, answered.text) AS text
  FROM timesheets t
  CROSS JOIN LATERAL (
    SELECT max(s.submitted_at) AS at, string_agg(s.note, E'\n' ORDER BY s.number) AS text FROM timesheet_submissions s
    WHERE s.workspace_id = t.workspace_id AND s.timesheet_id = t.id AND s.note <> '') AS said
  CROSS JOIN LATERAL (
    SELECT max(r.reviewed_at) AS at, string_agg(r.note, E'\n' ORDER BY r.reviewed_at, r.id) AS text FROM timesheet_reviews r
    WHERE r.workspace_id = t.workspace_id AND r.timesheet_id = t.id AND r.note <> '') AS answered;
CREATE TRIGGER timesheet_submissions_found AFTER INSERT ON timesheet_submissions FOR EACH ROW
  WHEN (NEW.note <> '') EXECUTE FUNCTION app.enter_found('timesheet', 'timesheet_id');
CREATE TRIGGER timesheet_reviews_found AFTER INSERT ON timesheet_reviews FOR EACH ROW
  WHEN (NEW.note <> '') EXECUTE FUNCTION app.enter_found('timesheet', 'timesheet_id');

CREATE VIEW app.found_expense WITH (security_invoker = true) AS
  SELECT x.workspace_id, x.id, x.id AS of_id, x.engagement_id, 'owners' AS for_staff, 'ever' AS for_assistant,
    x.entered_at AS at, concat_ws(E'\n', x.what, nullif(r.note, '')) AS text
  FROM expenses x LEFT JOIN expense_reviews r ON r.workspace_id = x.workspace_id AND r.expense_id = x.id;
CREATE TRIGGER expenses_found AFTER INSERT ON expenses FOR EACH ROW EXECUTE FUNCTION app.enter_found('expense', 'id');
CREATE TRIGGER expense_reviews_found AFTER INSERT ON expense_reviews FOR EACH ROW
  WHEN (NEW.note <> '') EXECUTE FUNCTION app.enter_found('expense', 'expense_id');

-- Its number at the bank and what was said about it; what its rail says is no word of anybody's.
CREATE VIEW app.found_payment WITH (security_invoker = true) AS
  SELECT p.workspace_id, p.id, p.id AS of_id, p.engagement_id, 'all' AS for_staff, 'ever' AS for_assistant, p.recorded_at AS at,
    concat_ws(E'\n', nullif(p.reference, ''), nullif(p.note, ''),
      (SELECT string_agg(nullif(a.note, ''), E'\n' ORDER BY a.answered_at, a.id) FROM payment_answers a
        WHERE a.workspace_id = p.workspace_id AND a.payment_id = p.id)) AS text
  FROM payments p;
CREATE TRIGGER payments_found AFTER INSERT ON payments FOR EACH ROW EXECUTE FUNCTION app.enter_found('payment', 'id');
CREATE TRIGGER payment_answers_found AFTER INSERT ON payment_answers FOR EACH ROW
  WHEN (NEW.note <> '') EXECUTE FUNCTION app.enter_found('payment', 'payment_id');

-- What is owed beside the work, of which somebody has said why; what is owed for work says what the work said.
CREATE VIEW app.found_owed WITH (security_invoker = true) AS
  SELECT o.workspace_id, o.id, o.id AS of_id, o.engagement_id, 'owners' AS for_staff, 'ever' AS for_assistant,
    o.approved_at AS at, o.note AS text
  FROM owed_items o
  WHERE o.kind IN ('bonus', 'thirteenth_month', 'allowance', 'holiday', 'correction', 'advance');
CREATE TRIGGER owed_items_found AFTER INSERT ON owed_items FOR EACH ROW
  WHEN (NEW.note <> '') EXECUTE FUNCTION app.enter_found('owed', 'id');

GRANT SELECT ON app.found_time, app.found_timesheet, app.found_expense, app.found_payment, app.found_owed TO handover_app;
DO $$
DECLARE t text;
  read text[] := ARRAY['time_entries', 'time_disputes', 'time_dispute_answers', 'timesheets', 'timesheet_submissions',
                       'timesheet_reviews', 'expenses', 'expense_reviews', 'payments', 'payment_answers', 'owed_items',
                       'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_kind(kind) FROM unnest(ARRAY['time', 'timesheet', 'expense', 'payment', 'owed']) AS kind;
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

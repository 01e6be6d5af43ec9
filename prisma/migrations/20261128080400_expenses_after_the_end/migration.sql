-- What was spent before two ended their work is handed in for some time after it (adr/0088). As before, what comes at the very moment of the
-- end waits for it by the lock that the end takes alone (adr/0069). To change the trigger, whoever writes an expense waits for a moment;
-- no row is read.
CREATE FUNCTION app.expense_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_day date;
  zone text;
BEGIN
  PERFORM app.work_goes_on(NEW.engagement_id);
  SELECT ((e.ended_at - interval '1 millisecond') AT TIME ZONE w.time_zone)::date, w.time_zone INTO last_day, zone
  FROM engagements e JOIN workspaces w ON w.id = e.workspace_id
  WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id AND e.state = 'ended';
  IF FOUND AND (last_day IS NULL OR NEW.spent_on > last_day OR NEW.entered_at >= ((last_day + 31)::timestamp AT TIME ZONE zone)) THEN
    RAISE EXCEPTION 'the work of these two has ended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER expenses_before_the_end ON expenses;
CREATE TRIGGER expenses_in_time BEFORE INSERT ON expenses FOR EACH ROW EXECUTE FUNCTION app.expense_in_time();

-- Whose work has ended writes nothing there: the business does, once the rule has decided.
CREATE POLICY write_after_the_end ON expenses FOR INSERT
  WITH CHECK ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

-- The receipt of what somebody spent, and the proof of what was sent to them, stay theirs to see.
CREATE POLICY past_money ON files FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND (
  EXISTS (SELECT 1 FROM expenses x WHERE x.workspace_id = files.workspace_id AND x.engagement_id = files.engagement_id
    AND x.receipt_file_id = files.id)
  OR EXISTS (SELECT 1 FROM payments p WHERE p.workspace_id = files.workspace_id AND p.engagement_id = files.engagement_id
    AND p.proof_file_id = files.id)));

GRANT EXECUTE ON FUNCTION app.expense_in_time() TO handover_app;

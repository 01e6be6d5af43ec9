-- Time that went over midnight counted wholly for the day on which it began: a day could hold nearly 48 hours, and what was worked
-- after a week, a pay period, a rate or an agreement had ended was counted, limited and paid as if it had been before. From now on
-- an entry lies in one day of the business; the product writes one for each day. What was written down before stays as it is.
CREATE OR REPLACE FUNCTION app.time_entry_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the time_entries := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  sheet timesheets;
  at_business text;
BEGIN
  SELECT * INTO sheet FROM timesheets s WHERE s.workspace_id = the.workspace_id AND s.id = the.timesheet_id;
  IF sheet.id IS NULL THEN
    RAISE EXCEPTION 'time belongs to a week' USING ERRCODE = 'check_violation';
  END IF;
  IF sheet.state NOT IN ('open', 'returned') THEN
    RAISE EXCEPTION 'the time of this week has been handed in' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND (OLD.timesheet_id, OLD.engagement_id) IS DISTINCT FROM (NEW.timesheet_id, NEW.engagement_id) THEN
    RAISE EXCEPTION 'time stays in its week' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT w.time_zone INTO STRICT at_business FROM workspaces w WHERE w.id = NEW.workspace_id;
  NEW.work_day := (NEW.started_at AT TIME ZONE at_business)::date;
  IF NEW.work_day NOT BETWEEN sheet.week_starts_on AND sheet.week_starts_on + 6 THEN
    RAISE EXCEPTION 'time belongs to the week in which it began' USING ERRCODE = 'check_violation';
  END IF;
  IF (TG_OP = 'INSERT' OR (OLD.started_at, OLD.ended_at) IS DISTINCT FROM (NEW.started_at, NEW.ended_at))
    AND ((NEW.ended_at - interval '1 minute') AT TIME ZONE at_business)::date <> NEW.work_day THEN
    RAISE EXCEPTION 'time lies in one day of the business' USING ERRCODE = 'check_violation';
  END IF;
  IF app.agreement_on(NEW.workspace_id, NEW.engagement_id, NEW.work_day) IS NULL THEN
    RAISE EXCEPTION 'no agreement was in force on that day' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM engagements e WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id
                 AND e.assistant_user_id = NEW.entered_by_id) THEN
    RAISE EXCEPTION 'time is written down by whoever worked it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A reminder may be about a week of time that waits for its owner's answer.
ALTER TABLE reminders
  ADD COLUMN timesheet_id uuid,
  DROP CONSTRAINT reminders_about_one,
  DROP CONSTRAINT reminders_to_one_side,
  ADD CONSTRAINT reminders_about_one CHECK (num_nonnulls(brief_id, agreement_id, timesheet_id) = 1),
  ADD CONSTRAINT reminders_to_one_side CHECK ((brief_id IS NOT NULL) = (party IS NULL)),
  ADD CONSTRAINT reminders_timesheet_fkey FOREIGN KEY (workspace_id, engagement_id, timesheet_id)
    REFERENCES timesheets (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE;
CREATE UNIQUE INDEX reminders_of_timesheet_key ON reminders (workspace_id, timesheet_id, party, kind, due_at);

-- What is in force or waits already gets its reminders too, by the same rules as what comes after it. Before the queue is
-- installed there is nothing of the kind.
DO $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('agreements.keep_time', json_build_object('workspaceId', workspace_id, 'agreementId', id),
      max_attempts => 14, job_key => 'agreements.keep_time:' || id)
    FROM agreements WHERE state = 'in_force';
    PERFORM graphile_worker.add_job('time.await_answer', json_build_object('workspaceId', workspace_id, 'timesheetId', id),
      max_attempts => 14, job_key => 'time.await_answer:' || id)
    FROM timesheets WHERE state = 'submitted';
  END IF;
END $$;

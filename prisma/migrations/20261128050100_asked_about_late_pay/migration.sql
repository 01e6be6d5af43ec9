-- What was owed before anybody was asked about pay that is late is asked about as well: one job for each two and day of pay, at nine in
-- the morning after it on the clock of the business, or now. Before the queue is installed there is nothing of the kind. Reads a few rows.
ALTER TABLE open_owed NO FORCE ROW LEVEL SECURITY;
ALTER TABLE workspaces NO FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('pay.ask_for_overdue',
      json_build_object('workspaceId', p.workspace_id, 'engagementId', p.engagement_id, 'dueOn', p.due_on, 'days', 1),
      run_at => (p.due_on + 1 + time '09:00') AT TIME ZONE w.time_zone, max_attempts => 14,
      job_key => 'pay.overdue:' || p.engagement_id || ':' || p.due_on, flags => ARRAY['keyed'])
    FROM (SELECT DISTINCT workspace_id, engagement_id, due_on FROM open_owed) p JOIN workspaces w ON w.id = p.workspace_id;
  END IF;
END $$;
ALTER TABLE workspaces FORCE ROW LEVEL SECURITY;
ALTER TABLE open_owed FORCE ROW LEVEL SECURITY;

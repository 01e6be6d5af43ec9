-- Whoever is asked to change an offer is reminded of it, and the offer lapses as one does that nobody signs (ADR 0085).
-- Words of a type, which nothing here uses yet, and a date on the few rows that wait: no lock is held for long.
ALTER TYPE reminder_kind ADD VALUE 'changes_2d';
ALTER TYPE reminder_kind ADD VALUE 'changes_5d';
ALTER TYPE reminder_kind ADD VALUE 'changes_10d';
ALTER TYPE reminder_kind ADD VALUE 'changes_20d';
ALTER TYPE reminder_kind ADD VALUE 'changes_by_2d';

-- What waits already has the usual time from today, so that nothing lapses before its owner has been reminded.
UPDATE agreements a
  SET respond_by = ((now() AT TIME ZONE w.time_zone)::date + 31)::timestamp AT TIME ZONE w.time_zone
  FROM workspaces w
  WHERE w.id = a.workspace_id AND a.state = 'changes_requested';
-- Before the queue is installed there is nothing to plan.
DO $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('agreements.keep_time',
      json_build_object('workspaceId', workspace_id, 'agreementId', id), max_attempts => 14)
    FROM agreements WHERE state = 'changes_requested';
  END IF;
END $$;

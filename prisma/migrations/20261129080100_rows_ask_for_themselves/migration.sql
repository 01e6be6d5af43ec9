-- A policy that compares with a list of all that somebody reaches has the list made ready at each mention of its table, by a node of its
-- own in the plan: (SELECT app.staff_of()). Of a brief's page that was 420 of 660 nodes, for some fifty rows. Where a page mentions many
-- tables and reads few rows of each, the row asks for itself instead (docs/adr/0127).

-- Whether a row is the actor's: is its workspace or engagement named in what act_as_user has set? Both are UUIDs as PostgreSQL writes
-- them, all of one length and without a comma, so that one is found as a whole or not at all. Making an array of the list first would
-- take ten times as long for whoever works in twenty places.
CREATE FUNCTION app.is_staff_of(p_workspace uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT strpos(coalesce(current_setting('app.staff_of', true), ''), p_workspace::text) > 0 $$;
CREATE FUNCTION app.is_member_of(p_workspace uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT strpos(coalesce(current_setting('app.member_of', true), ''), p_workspace::text) > 0 $$;
CREATE FUNCTION app.is_engaged_in(p_engagement uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT strpos(coalesce(current_setting('app.engaged_in', true), ''), p_engagement::text) > 0 $$;
CREATE FUNCTION app.was_engaged_in(p_engagement uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT strpos(coalesce(current_setting('app.engaged_once_in', true), ''), p_engagement::text) > 0 $$;
GRANT EXECUTE ON FUNCTION app.is_staff_of(uuid), app.is_member_of(uuid), app.is_engaged_in(uuid), app.was_engaged_in(uuid) TO handover_app;

-- @returns a policy's condition with its lists replaced by these questions; everything else of it stays as it is.
CREATE FUNCTION pg_temp.asking(condition text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE question record;
BEGIN
  FOR question IN SELECT * FROM (VALUES ('staff_of', 'is_staff_of'), ('member_of', 'is_member_of'),
      ('engaged_in', 'is_engaged_in'), ('engaged_once_in', 'was_engaged_in')) AS q (list, asks) LOOP
    condition := regexp_replace(condition,
      format('([\w.]+) = ANY \(\( SELECT app\.%1$s\(\) AS %1$s\)::uuid\[\]\)', question.list), format('app.%s(\1)', question.asks), 'g');
  END LOOP;
  RETURN regexp_replace(condition, '\( SELECT (app\.(?:me|actor|is_erasing)\(\)) AS \w+\)', '\1', 'g');
END $$;

-- What home, inbox and a brief's page mention and read few rows of, by keys. Not here: what is found by the list itself (workspaces once
-- worked for, agreements that hold an account), and what is read by the thousand (briefs, conversations, time, what is owed, notifications,
-- what is searched).
DO $$
DECLARE policy record;
BEGIN
  FOR policy IN
    SELECT tablename, policyname, pg_temp.asking(qual) AS reads, pg_temp.asking(with_check) AS writes
    FROM pg_policies
    WHERE schemaname = 'public' AND policyname <> 'eraser' AND tablename = ANY (ARRAY[
      'users', 'memberships',
      'agreement_versions', 'agreement_signatures', 'engagement_endings', 'ending_sayings',
      'brief_givens', 'brief_asks_first', 'brief_check_ins', 'brief_files', 'brief_pauses', 'brief_endings',
      'deliverables', 'acceptance_criteria', 'playbooks', 'kept_answers', 'schedule_occurrences',
      'clarifications', 'clarification_answers', 'change_requests', 'change_request_parts', 'change_answers', 'risk_reports',
      'deliveries', 'delivery_items', 'delivered_criteria', 'reviews', 'unmet_criteria',
      'files', 'file_checks', 'uploads',
      'thread_drafts', 'message_files', 'message_revisions', 'scheduled_messages', 'scheduled_message_files', 'decisions', 'decision_undoings',
      'timesheets', 'time_disputes', 'open_owed', 'payments', 'payment_steps', 'payment_moves',
      'evaluations', 'evaluation_signatures', 'evaluation_adjustments', 'evaluation_adjustment_uses', 'evaluation_follow_ups'])
  LOOP
    EXECUTE format('ALTER POLICY %I ON %I', policy.policyname, policy.tablename)
      || coalesce(' USING (' || policy.reads || ')', '') || coalesce(' WITH CHECK (' || policy.writes || ')', '');
  END LOOP;
END $$;
DROP FUNCTION pg_temp.asking(text);

-- A policy for everything is one for reading as well: what it says was asked a second time at each mention, though whoever may write
-- these two may read them anyway.
DROP POLICY write ON engagements;
CREATE POLICY write ON engagements FOR INSERT WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY change ON engagements FOR UPDATE USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY remove ON engagements FOR DELETE USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
DROP POLICY write ON workspaces;
CREATE POLICY write ON workspaces FOR INSERT WITH CHECK (id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY change ON workspaces FOR UPDATE USING (id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY remove ON workspaces FOR DELETE USING (id = ANY ((SELECT app.staff_of())::uuid[]));

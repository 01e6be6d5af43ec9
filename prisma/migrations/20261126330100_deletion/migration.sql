-- Deletion of a business and of an account (adr/0036): asked for, waited for, taken back or done, and what is erased then.
ALTER TABLE users ADD COLUMN deleted_at timestamptz(3),
  ADD CONSTRAINT users_deleted_without_address CHECK (deleted_at IS NULL OR email = 'deleted-' || id || '@deleted.invalid');
ALTER TABLE workspaces ADD COLUMN deleted_at timestamptz(3),
  ADD CONSTRAINT workspaces_deleted_without_slug CHECK (deleted_at IS NULL OR slug = 'deleted-' || id);

-- An owner asks for it; all who belong to the business may know that it is coming.
CREATE TABLE workspace_deletions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  taken_back_by_id uuid,
  taken_back_at timestamptz(3),
  -- its day came, and something stood in the way
  held_at timestamptz(3),
  done_at timestamptz(3),
  CONSTRAINT workspace_deletions_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT workspace_deletions_workspace_fkey FOREIGN KEY (workspace_id)
    REFERENCES workspaces (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT workspace_deletions_asked_by_fkey FOREIGN KEY (asked_by_id)
    REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT workspace_deletions_taken_back_by_fkey FOREIGN KEY (taken_back_by_id)
    REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT workspace_deletions_wait CHECK (due_at >= asked_at + interval '14 days'),
  CONSTRAINT workspace_deletions_taken_back_whole CHECK (num_nonnulls(taken_back_by_id, taken_back_at) IN (0, 2)),
  CONSTRAINT workspace_deletions_one_end CHECK (num_nonnulls(taken_back_at, held_at, done_at) <= 1),
  CONSTRAINT workspace_deletions_done_when_due CHECK (done_at >= due_at)
);
CREATE UNIQUE INDEX workspace_deletions_one_open ON workspace_deletions (workspace_id)
  WHERE taken_back_at IS NULL AND held_at IS NULL AND done_at IS NULL;

CREATE TABLE account_deletions (
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  taken_back_at timestamptz(3),
  held_at timestamptz(3),
  done_at timestamptz(3),
  CONSTRAINT account_deletions_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT account_deletions_user_fkey FOREIGN KEY (user_id)
    REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT account_deletions_wait CHECK (due_at >= asked_at + interval '14 days'),
  CONSTRAINT account_deletions_one_end CHECK (num_nonnulls(taken_back_at, held_at, done_at) <= 1),
  CONSTRAINT account_deletions_done_when_due CHECK (done_at >= due_at)
);
CREATE UNIQUE INDEX account_deletions_one_open ON account_deletions (user_id)
  WHERE taken_back_at IS NULL AND held_at IS NULL AND done_at IS NULL;

ALTER TABLE workspace_deletions ENABLE ROW LEVEL SECURITY; ALTER TABLE workspace_deletions FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON workspace_deletions FOR SELECT USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR workspace_id = ANY ((SELECT app.member_of())::uuid[]));
CREATE POLICY owners ON workspace_deletions
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND ((SELECT app.actor()) = 'workspace' OR EXISTS (
    SELECT 1 FROM memberships m WHERE m.workspace_id = workspace_deletions.workspace_id AND m.user_id = (SELECT app.me())
      AND m.role = 'owner' AND m.ended_at IS NULL)));
ALTER TABLE account_deletions ENABLE ROW LEVEL SECURITY; ALTER TABLE account_deletions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON account_deletions USING (user_id = (SELECT app.me()));
GRANT SELECT, INSERT, UPDATE ON workspace_deletions, account_deletions TO handover_app;
REVOKE DELETE, TRUNCATE ON workspace_deletions, account_deletions FROM handover_app;

-- It is asked for once and ends once.
CREATE FUNCTION app.deletion_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(OLD.taken_back_at, OLD.held_at, OLD.done_at) > 0
     OR (OLD.id, OLD.asked_at, OLD.due_at) IS DISTINCT FROM (NEW.id, NEW.asked_at, NEW.due_at) THEN
    RAISE EXCEPTION 'a deletion ends once, and stays as it was asked for' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER workspace_deletions_stay BEFORE UPDATE ON workspace_deletions
  FOR EACH ROW EXECUTE FUNCTION app.deletion_stays();
CREATE TRIGGER account_deletions_stay BEFORE UPDATE ON account_deletions
  FOR EACH ROW EXECUTE FUNCTION app.deletion_stays();

-- What stands in the way of a deletion, seen by whoever asks: what binds two people, and money that is owed or on its way.
-- A payment that an owner has recorded is on its way until the other has had the days of the wait to dispute it.
CREATE FUNCTION app.what_holds(p_now timestamptz)
RETURNS TABLE (kind text, workspace_id uuid, engagement_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT 'agreement', a.workspace_id, a.engagement_id FROM agreements a WHERE a.state = 'in_force'
  UNION SELECT 'owed', o.workspace_id, o.engagement_id FROM open_owed o
  UNION SELECT 'payment', p.workspace_id, p.engagement_id FROM payments p
    WHERE p.state NOT IN ('confirmed', 'settled', 'withdrawn', 'paid', 'failed', 'cancelled', 'refunded')
      AND (p.state <> 'recorded' OR p.recorded_at > p_now - interval '14 days')
  UNION SELECT 'time', t.workspace_id, t.engagement_id FROM timesheets t WHERE t.state = 'submitted'
  UNION SELECT 'expense', x.workspace_id, x.engagement_id FROM expenses x WHERE x.state = 'submitted'
$$;
GRANT EXECUTE ON FUNCTION app.what_holds(timestamptz) TO handover_app;

-- The eraser. It runs as the owner of the tables, inside two functions that ask for everything themselves and that a job calls
-- when the wait is over. handover_eraser is the group of who may be it; the app's role is not in it, so nothing that the app
-- sets can open these policies or get past a trigger.
DO $$ BEGIN
  CREATE ROLE handover_eraser NOLOGIN NOSUPERUSER NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'handover_eraser', 'USAGE') THEN
    EXECUTE format('GRANT handover_eraser TO %I', current_user);
  END IF;
END $$;

CREATE FUNCTION app.is_erasing() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT app.actor() = 'eraser' AND pg_has_role(current_user, 'handover_eraser', 'USAGE')
$$;
-- businesses that something is erased in
CREATE FUNCTION app.erasing() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('app.erasing', true), ''), '{}')::uuid[] $$;
GRANT EXECUTE ON FUNCTION app.is_erasing(), app.erasing() TO handover_app;

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
           WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
  LOOP
    EXECUTE format($p$CREATE POLICY eraser ON %I TO handover_eraser
      USING ((SELECT app.actor()) = 'eraser' AND workspace_id = ANY ((SELECT app.erasing())::uuid[]))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['sessions', 'push_subscriptions', 'calendar_feeds', 'notification_settings', 'action_receipts',
    'connected_accounts', 'account_deletions']
  LOOP
    EXECUTE format($p$CREATE POLICY eraser ON %I TO handover_eraser
      USING ((SELECT app.actor()) = 'eraser' AND user_id = (SELECT app.me()))$p$, t);
  END LOOP;
END $$;
CREATE POLICY eraser ON workspaces TO handover_eraser USING (
  (SELECT app.actor()) = 'eraser' AND id = ANY ((SELECT app.erasing())::uuid[]));
CREATE POLICY eraser ON users TO handover_eraser USING ((SELECT app.actor()) = 'eraser');
CREATE POLICY eraser_of_person ON memberships TO handover_eraser USING (
  (SELECT app.actor()) = 'eraser' AND user_id = (SELECT app.me()));
CREATE POLICY eraser_of_person ON mails TO handover_eraser USING (
  (SELECT app.actor()) = 'eraser' AND workspace_id IS NULL);
CREATE POLICY eraser ON mail_events TO handover_eraser USING ((SELECT app.actor()) = 'eraser');
CREATE POLICY eraser ON mail_suppressions TO handover_eraser USING ((SELECT app.actor()) = 'eraser');
CREATE POLICY eraser ON sign_in_links TO handover_eraser USING ((SELECT app.actor()) = 'eraser');
CREATE POLICY eraser ON received_mails TO handover_eraser USING ((SELECT app.actor()) = 'eraser');

-- What is not part of a signed record, and is kept from hasty hands all the same, the eraser may take. Those of signed versions,
-- their events, signatures and copies, of deliveries and reviews, of time, of what is owed and paid and of the books stay
-- unconditional: the eraser can't either.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT g.oid, g.tgname, c.relname, pg_get_triggerdef(g.oid) AS def
           FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
           WHERE NOT g.tgisinternal AND (c.relname, g.tgname) IN (
             ('message_files', 'message_files_kept'), ('message_revisions', 'message_revisions_kept'),
             ('decisions', 'decisions_append_only'), ('decision_undoings', 'decision_undoings_append_only'),
             ('agreement_revisions', 'agreement_revisions_append_only'),
             ('agreement_template_versions', 'agreement_template_versions_append_only'),
             ('clause_comments', 'clause_comments_append_only'), ('clause_proposals', 'clause_proposals_append_only'),
             ('clause_proposal_outcomes', 'clause_proposal_outcomes_append_only'),
             ('clause_settlements', 'clause_settlements_append_only'),
             ('playbook_versions', 'playbook_versions_append_only'), ('playbook_files', 'playbook_files_append_only'),
             ('kept_answers', 'kept_answers_append_only'), ('brief_imports', 'brief_imports_append_only'))
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', t.tgname, t.relname);
    EXECUTE replace(t.def, ' FOR EACH ROW EXECUTE', ' FOR EACH ROW WHEN (NOT app.is_erasing()) EXECUTE');
  END LOOP;
END $$;

-- What the log says of addresses is erased with them; who did what and when stays.
CREATE FUNCTION app.audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND app.is_erasing() AND NEW.data IS DISTINCT FROM OLD.data THEN
    IF to_jsonb(NEW) - 'data' = to_jsonb(OLD) - 'data' THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER audit_events_append_only ON audit_events;
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION app.audit_stays();
GRANT EXECUTE ON FUNCTION app.audit_stays() TO handover_app;

CREATE FUNCTION app.begin_erasing(p_user text, p_workspaces uuid[]) RETURNS void LANGUAGE sql AS $$
  SELECT set_config('app.actor', 'eraser', true), set_config('app.user_id', p_user, true),
         set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
         set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true),
         set_config('app.erasing', p_workspaces::text, true)
$$;

-- Erases a business. Kept: what two people agreed, what was handed over, delivered and reviewed under it, worked, owed, paid,
-- booked and evaluated, and who did what. lib/deletion/tables.rules.ts has every table with the reason; a test holds both together.
CREATE FUNCTION app.erase_workspace(p_workspace uuid, p_deletion uuid, p_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE step text[];
BEGIN
  PERFORM app.begin_erasing('', ARRAY[p_workspace]);
  PERFORM 1 FROM workspace_deletions d WHERE d.workspace_id = p_workspace AND d.id = p_deletion AND d.due_at <= p_now
    AND d.taken_back_at IS NULL AND d.held_at IS NULL AND d.done_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'nobody asked for this, or not yet' USING ERRCODE = 'restrict_violation'; END IF;
  IF EXISTS (SELECT 1 FROM app.what_holds(p_now) h WHERE h.workspace_id = p_workspace) THEN
    RAISE EXCEPTION 'something binds this business to somebody' USING ERRCODE = 'restrict_violation';
  END IF;

  FOREACH step SLICE 1 IN ARRAY ARRAY[
    -- what was said
    ['message_mentions', 'true'], ['message_revisions', 'true'], ['message_files', 'true'],
    ['decision_uses', 'true'], ['decision_undoings', 'true'], ['decisions', 'true'], ['waits', 'true'],
    ['thread_reads', 'true'], ['thread_drafts', 'true'], ['scheduled_message_files', 'true'], ['scheduled_messages', 'true'],
    ['uploads', 'true'], ['messages', 'true'], ['threads', 'true'],
    -- what people were told, and by which ways
    ['reply_addresses', 'true'], ['notifications', 'true'], ['notification_choices', 'true'], ['reminders', 'true'],
    ['mails', 'true'], ['invitations', 'true'], ['live_hints', 'true'], ['timers', 'true'],
    -- what is made from other rows
    ['inbox_places', 'true'], ['brief_words', 'true'], ['search_entries', 'true'],
    -- what led to an agreement, and who else got a copy
    ['agreement_recipients', 'true'], ['clause_settlements', 'true'], ['clause_comments', 'true'],
    ['clause_proposal_outcomes', 'true'], ['clause_proposals', 'true'], ['agreement_revisions', 'true'],
    ['agreement_template_versions', 'true'], ['agreement_templates', 'true'],
    ['agreement_clauses', $c$EXISTS (SELECT 1 FROM agreement_versions v JOIN agreements a ON a.workspace_id = v.workspace_id AND a.id = v.agreement_id
      WHERE v.workspace_id = t.workspace_id AND v.id = t.version_id AND a.state = 'draft' AND v.proposed_at IS NULL)$c$],
    -- what one side has not shown the other
    ['evaluation_answers', $c$EXISTS (SELECT 1 FROM evaluations e WHERE e.workspace_id = t.workspace_id AND e.id = t.evaluation_id AND e.revealed_at IS NULL)$c$],
    ['evaluation_assessments', $c$EXISTS (SELECT 1 FROM evaluations e WHERE e.workspace_id = t.workspace_id AND e.id = t.evaluation_id AND e.revealed_at IS NULL)$c$],
    ['evaluation_reckonings', 'NOT t.is_shared'],
    -- drafts, and what work was made from
    ['kept_answers', 'true'], ['playbook_files', 'true'], ['schedule_occurrences', 'true'], ['schedules', 'true'],
    ['brief_draft_changes', 'true'], ['briefs', $c$t.state = 'draft'$c$], ['brief_imports', 'true'],
    ['playbook_versions', 'NOT EXISTS (SELECT 1 FROM briefs b WHERE b.workspace_id = t.workspace_id AND b.playbook_id = t.playbook_id AND b.playbook_number = t.number)'],
    ['playbooks', $c$NOT EXISTS (SELECT 1 FROM playbook_versions v WHERE v.workspace_id = t.workspace_id AND v.playbook_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM evaluation_adjustments a WHERE a.workspace_id = t.workspace_id AND a.playbook_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM evaluation_adjustment_uses u WHERE u.workspace_id = t.workspace_id AND u.playbook_id = t.id)$c$],
    -- what its own people took along, and ways of paying that were begun
    ['archives', 'true'], ['pay_setups', 'true'], ['stripe_customers', 'true'],
    ['evidence_files', $c$EXISTS (SELECT 1 FROM memberships m WHERE m.workspace_id = t.workspace_id AND m.user_id = t.asked_by_id AND m.role <> 'assistant')$c$],
    -- files that no record names
    ['files', $c$NOT EXISTS (SELECT 1 FROM agreement_copies c WHERE c.workspace_id = t.workspace_id AND c.file_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM evaluation_copies c WHERE c.workspace_id = t.workspace_id AND c.file_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM agreement_imports i WHERE i.workspace_id = t.workspace_id AND i.file_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM delivery_items d WHERE d.workspace_id = t.workspace_id AND d.file_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM brief_files b WHERE b.workspace_id = t.workspace_id AND b.file_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.workspace_id = t.workspace_id AND p.proof_file_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM expenses x WHERE x.workspace_id = t.workspace_id AND x.receipt_file_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM evidence_files e WHERE e.workspace_id = t.workspace_id AND e.file_id = t.id)$c$]]
  LOOP
    EXECUTE format('DELETE FROM %I t WHERE t.workspace_id = $1 AND (%s)', step[1], step[2]) USING p_workspace;
  END LOOP;

  UPDATE audit_events SET data = '{}' WHERE workspace_id = p_workspace AND data::text LIKE '%@%';
  -- who was invited and never agreed to anything
  UPDATE engagements e SET assistant_name = 'Somebody who was invited' WHERE e.workspace_id = p_workspace
    AND NOT EXISTS (SELECT 1 FROM agreements a WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.in_force_at IS NOT NULL);
  UPDATE engagements SET state = 'ended', ended_at = coalesce(ended_at, p_now), version = version + 1
    WHERE workspace_id = p_workspace AND state <> 'ended';
  UPDATE memberships SET ended_at = p_now, version = version + 1 WHERE workspace_id = p_workspace AND ended_at IS NULL;
  UPDATE workspaces SET slug = 'deleted-' || id, work_days = '{}', works_from = NULL, works_until = NULL,
    holiday_place = NULL, deleted_at = p_now, version = version + 1 WHERE id = p_workspace;
  UPDATE workspace_deletions SET done_at = p_now WHERE workspace_id = p_workspace AND id = p_deletion;
  -- and what this itself has said to open pages
  DELETE FROM live_hints WHERE workspace_id = p_workspace;
  PERFORM app.act_as_workspace(p_workspace);
END $$;

-- Erases an account. Kept: the row, without a name, an address or a clock, since records say by its id who did what; what
-- they signed; and what the businesses they worked with have on record.
CREATE FUNCTION app.erase_account(p_user uuid, p_deletion uuid, p_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  places uuid[];
  their_address text;
  own record;
BEGIN
  PERFORM app.begin_erasing(p_user::text, '{}');
  SELECT coalesce(array_agg(m.workspace_id), '{}') INTO places FROM memberships m WHERE m.user_id = p_user;
  PERFORM app.begin_erasing(p_user::text, places);
  PERFORM 1 FROM account_deletions d WHERE d.user_id = p_user AND d.id = p_deletion AND d.due_at <= p_now
    AND d.taken_back_at IS NULL AND d.held_at IS NULL AND d.done_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'nobody asked for this, or not yet' USING ERRCODE = 'restrict_violation'; END IF;
  IF EXISTS (SELECT 1 FROM app.what_holds(p_now) h JOIN engagements e ON e.workspace_id = h.workspace_id AND e.id = h.engagement_id
             WHERE e.assistant_user_id = p_user) THEN
    RAISE EXCEPTION 'something binds this person to a business' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = p_user AND m.role = 'owner' AND m.ended_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM memberships o WHERE o.workspace_id = m.workspace_id AND o.user_id <> p_user
                             AND o.role = 'owner' AND o.ended_at IS NULL)) THEN
    RAISE EXCEPTION 'a business would have no owner' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT u.email INTO their_address FROM users u WHERE u.id = p_user;

  -- what they said, as they could take it back themselves; what both can point to stays
  UPDATE messages m SET body = '', deleted_at = p_now, deleted_by_id = p_user, version = version + 1
    WHERE m.workspace_id = ANY (places) AND m.author_id = p_user AND m.deleted_at IS NULL
      AND NOT app.is_decision(m.workspace_id, m.id);
  DELETE FROM scheduled_message_files f USING scheduled_messages s
    WHERE s.workspace_id = f.workspace_id AND s.id = f.scheduled_id AND s.author_id = p_user;
  DELETE FROM scheduled_messages WHERE author_id = p_user;
  DELETE FROM thread_reads WHERE user_id = p_user;
  DELETE FROM thread_drafts WHERE user_id = p_user;
  DELETE FROM timers WHERE user_id = p_user;
  DELETE FROM uploads WHERE uploaded_by_id = p_user;
  DELETE FROM evidence_files WHERE asked_by_id = p_user;
  DELETE FROM files WHERE held_for_id = p_user;
  -- what they were told, and mails to them or that name their address
  DELETE FROM mails WHERE recipient_user_id = p_user OR to_address = their_address
    OR (workspace_id = ANY (places) AND position(their_address IN text) > 0);
  DELETE FROM mail_suppressions s WHERE s.address = their_address;
  DELETE FROM sign_in_links WHERE email = their_address;
  DELETE FROM connected_accounts WHERE user_id = p_user;
  -- sessions, devices, feeds, settings, notices: whatever is so much theirs that it would go with their row
  FOR own IN SELECT c.conrelid::regclass AS its_table, a.attname AS its_column
             FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'f' AND c.confrelid = 'users'::regclass AND c.confdeltype = 'c' AND cardinality(c.conkey) = 1
  LOOP
    EXECUTE format('DELETE FROM %s WHERE %I = $1', own.its_table, own.its_column) USING p_user;
  END LOOP;
  -- where their address stands in what others keep
  UPDATE invitations SET email = 'deleted-' || p_user || '@deleted.invalid' WHERE email = their_address;
  UPDATE agreement_recipients SET email = 'deleted-' || p_user || '@deleted.invalid' WHERE email = their_address;
  UPDATE audit_events SET data = replace(data::text, their_address, 'an address that was erased')::jsonb
    WHERE workspace_id = ANY (places) AND position(their_address IN data::text) > 0;

  UPDATE engagements SET state = 'ended', ended_at = coalesce(ended_at, p_now), version = version + 1
    WHERE assistant_user_id = p_user AND state <> 'ended';
  UPDATE memberships SET ended_at = p_now, version = version + 1 WHERE user_id = p_user AND ended_at IS NULL;
  UPDATE users SET email = 'deleted-' || id || '@deleted.invalid', name = 'Someone who has left', time_zone = 'UTC', locale = 'en',
    email_verified_at = NULL, introduced_at = NULL, work_days = '{}', works_from = NULL, works_until = NULL,
    holiday_place = NULL, deleted_at = p_now WHERE id = p_user;
  UPDATE account_deletions SET done_at = p_now WHERE user_id = p_user AND id = p_deletion;
  PERFORM app.act_as_user(p_user);
END $$;
REVOKE EXECUTE ON FUNCTION app.erase_workspace(uuid, uuid, timestamptz), app.erase_account(uuid, uuid, timestamptz),
  app.begin_erasing(text, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.erase_workspace(uuid, uuid, timestamptz), app.erase_account(uuid, uuid, timestamptz) TO handover_app;
REVOKE EXECUTE ON FUNCTION app.begin_erasing(text, uuid[]) FROM handover_app;

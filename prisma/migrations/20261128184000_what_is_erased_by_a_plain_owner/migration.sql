-- What is erased where the owner of the tables is no superuser, and so held by policies too (adr/0036). A file that is kept for one person
-- alone was seen by that person, and by those who act for a business: whoever erased it didn't see what its owners had had sealed, and left
-- it. An account's address stayed in businesses that its person never joined: in what invited them, or named them for a copy, and in the log
-- there, which no owner of tables looked through. Policies are changed and added, no row is read.
ALTER POLICY held ON files USING (held_for_id IS NULL OR held_for_id = (SELECT app.me())
  OR (SELECT app.actor()) IN ('workspace', 'sweeper', 'archive') OR (SELECT app.is_erasing()));

-- the addresses of whose account is erased, and where they stand
CREATE FUNCTION app.erasing_addresses() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('app.erasing_addresses', true), ''), '{}')::text[] $$;
GRANT EXECUTE ON FUNCTION app.erasing_addresses() TO handover_app;
CREATE POLICY eraser_finds ON mails FOR SELECT TO handover_eraser USING (
  (SELECT app.actor()) = 'eraser' AND to_address = ANY ((SELECT app.erasing_addresses())::text[]));
CREATE POLICY eraser_finds ON invitations FOR SELECT TO handover_eraser USING (
  (SELECT app.actor()) = 'eraser' AND email = ANY ((SELECT app.erasing_addresses())::text[]));
CREATE POLICY eraser_finds ON agreement_recipients FOR SELECT TO handover_eraser USING (
  (SELECT app.actor()) = 'eraser' AND email = ANY ((SELECT app.erasing_addresses())::text[]));

DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  before text := '  -- what they said, as they could take it back themselves';
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.erase_account is not as it was'; END IF;
  EXECUTE replace(def, before, $b$  -- where they are known by an address alone
  PERFORM set_config('app.erasing_addresses', theirs::text, true);
  places := places || ARRAY (
    SELECT m.workspace_id FROM mails m WHERE m.to_address = ANY (theirs) AND m.workspace_id IS NOT NULL
    UNION SELECT i.workspace_id FROM invitations i WHERE i.email = ANY (theirs)
    UNION SELECT r.workspace_id FROM agreement_recipients r WHERE r.email = ANY (theirs));
  PERFORM app.begin_erasing(p_user::text, places);

$b$ || before);
END $$;

-- What whoever erases an account reaches by the person's own policies, what goes with a row that something refers to, and what nothing is
-- erased in, needs no policy of the eraser's.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sessions', 'push_subscriptions', 'calendar_feeds', 'notification_settings', 'action_receipts',
    'connected_accounts', 'account_deletions', 'api_requests', 'scheduled_message_files', 'mail_events', 'received_mails']
  LOOP
    EXECUTE format('DROP POLICY eraser ON %I', t);
  END LOOP;
END $$;
DROP POLICY eraser_of_person ON memberships;

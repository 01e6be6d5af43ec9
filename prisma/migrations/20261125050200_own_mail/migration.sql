-- A mail is read by whom it was written to, and by the business's own side. An assistant used to see every mail of their
-- engagement, also those to the owner; now only their own. They still write such mails: an action of theirs tells the
-- owner.
DROP POLICY mails ON mails;
CREATE POLICY mails ON mails USING (
  (SELECT app.actor()) = 'mailer'
  OR ((SELECT app.actor()) = 'auth' AND workspace_id IS NULL)
  OR recipient_user_id = (SELECT app.me())
  OR workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY write ON mails FOR INSERT WITH CHECK (
  engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));

-- What became of the mails about something: to whom, of which kind, in which state. Never what they say. Both sides of an
-- engagement are told; others only of mail to themselves. The actor is 'mailer' only inside, and whatever it was before
-- afterwards.
CREATE FUNCTION app.mail_fates(p_workspace uuid, p_subject uuid)
RETURNS TABLE (to_address text, kind text, state mail_state, created_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'mailer', true);
  RETURN QUERY
    SELECT m.to_address, m.kind, m.state, m.created_at::timestamptz
    FROM mails m
    WHERE m.workspace_id = p_workspace AND m.subject_id = p_subject AND (
      m.workspace_id = ANY (app.staff_of()) OR m.engagement_id = ANY (app.engaged_in()) OR m.recipient_user_id = app.me())
    ORDER BY m.created_at;
  PERFORM set_config('app.actor', before, true);
END $$;

GRANT EXECUTE ON FUNCTION app.mail_fates(uuid, uuid) TO handover_app;

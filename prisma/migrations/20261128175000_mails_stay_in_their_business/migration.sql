-- Whoever a mail is to could write it into a business or an engagement that they have no part in, or move it there: what they may write
-- of theirs was whatever is addressed to them. A policy is changed without a look at the rows, under a lock that is held for a moment.
ALTER POLICY mails ON mails WITH CHECK (
  (SELECT app.actor()) = 'mailer'
  OR ((SELECT app.actor()) = 'auth' AND workspace_id IS NULL)
  OR (recipient_user_id = (SELECT app.me())
    AND (workspace_id IS NULL OR workspace_id = ANY ((SELECT app.member_of())::uuid[]))
    AND (engagement_id IS NULL OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])))
  OR workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

-- A token's place is the one that it was made for: a trigger says so, and now there is no right to say anything else either.
REVOKE UPDATE ON api_tokens FROM handover_app;
GRANT UPDATE (last_used_at, ended_at, ended_by_id) ON api_tokens TO handover_app;

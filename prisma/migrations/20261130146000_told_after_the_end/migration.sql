-- The last weeks of somebody whose work has ended are still approved, by an owner or by silence, and disputed. What told them
-- could not be seen by them, nor by the job that mails it after their quiet hours as them: it was never told. A week sent back
-- from before the end stays out: nothing in it can be corrected any more. Policies alone: no row is touched.
DROP POLICY past ON notifications;
CREATE POLICY past ON notifications FOR SELECT USING (recipient_id = (SELECT app.me())
  AND engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[])
  AND (kind LIKE 'ending.%' OR kind LIKE 'pay.%' OR (kind LIKE 'time.%' AND kind <> 'time.returned')
    OR kind IN ('brief.approved', 'brief.approved_by_agreement', 'brief.refused')));

-- The job wrote what it mails into no business that its reader had left, and failed: with it whatever else waited for them, from
-- any business, that night and every night after.
ALTER POLICY mails ON mails WITH CHECK (
  (SELECT app.actor()) = 'mailer'
  OR ((SELECT app.actor()) = 'auth' AND workspace_id IS NULL)
  OR (recipient_user_id = (SELECT app.me())
    AND (workspace_id IS NULL OR workspace_id = ANY ((SELECT app.member_of())::uuid[])
      OR EXISTS (SELECT 1 FROM engagements e
        WHERE e.workspace_id = mails.workspace_id AND e.id = ANY ((SELECT app.engaged_once_in())::uuid[])))
    AND (engagement_id IS NULL OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])
      OR engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[])))
  OR workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

-- Whoever is still told something can say that they don't want it by mail.
DROP POLICY own ON notification_choices;
CREATE POLICY own ON notification_choices USING (user_id = (SELECT app.me())) WITH CHECK (
  user_id = (SELECT app.me()) AND (
    workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR workspace_id = ANY ((SELECT app.member_of())::uuid[])
    OR EXISTS (SELECT 1 FROM engagements e
      WHERE e.workspace_id = notification_choices.workspace_id AND e.id = ANY ((SELECT app.engaged_once_in())::uuid[]))));

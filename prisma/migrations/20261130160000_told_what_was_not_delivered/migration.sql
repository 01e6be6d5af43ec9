-- A message that waited for the other's morning, and whose work ended before, or whose author left, was never delivered and said nothing:
-- nobody but its author may see it, and they couldn't any more. The job that was to deliver it now tells its author as the business, with
-- its words, and takes it back. Policies alone: no row is touched. People see no more of one than before.
CREATE POLICY business_tells ON scheduled_messages FOR SELECT
  USING ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY business_takes_back ON scheduled_messages FOR UPDATE
  USING ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND cancelled_at IS NOT NULL);

-- Owners see that somebody who runs a business with them has set their account to be deleted (adr/0073), and until when they can take it back.
-- A policy only: the table is locked for a moment.
CREATE POLICY of_who_runs_it ON account_deletions FOR SELECT USING (EXISTS (
  SELECT 1 FROM memberships theirs
  JOIN memberships mine ON mine.workspace_id = theirs.workspace_id
  WHERE theirs.user_id = account_deletions.user_id AND theirs.role <> 'assistant' AND theirs.ended_at IS NULL
    AND mine.user_id = (SELECT app.me()) AND mine.role = 'owner' AND mine.ended_at IS NULL));

-- What the assistant's side reads all day, found by engagement.

-- The conversation about a brief by the brief alone: comparing enums isn't leakproof, so under row level security
-- `subject` can't lead an index search on every PostgreSQL.
CREATE INDEX threads_by_subject_id ON threads (workspace_id, subject_id);

-- Closed work, newest first, one engagement at a time.
CREATE INDEX briefs_closed_by_engagement ON briefs (engagement_id, state_changed_at DESC, id DESC)
  WHERE state IN ('approved', 'declined', 'cancelled', 'withdrawn');

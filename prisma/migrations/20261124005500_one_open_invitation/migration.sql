-- An address has at most one invitation to a workspace that waits; an expired one is sent again, not doubled.
CREATE UNIQUE INDEX invitations_one_open ON invitations (workspace_id, email)
  WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

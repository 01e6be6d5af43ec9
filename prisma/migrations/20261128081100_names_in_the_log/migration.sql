-- Of somebody who deletes their account the name goes from what a business keeps of who ran it: the log wrote it beside the id when they were
-- invited, given another role or taken off, and so did the invitation. A function only.
DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  anchor text := '  UPDATE memberships SET ended_at = p_now, version = version + 1 WHERE user_id = p_user AND ended_at IS NULL;';
BEGIN
  IF (length(def) - length(replace(def, anchor, ''))) <> length(anchor) THEN
    RAISE EXCEPTION 'app.erase_account is not as it was';
  END IF;
  EXECUTE replace(def, anchor, '  UPDATE audit_events e SET data = e.data - ''name'' WHERE e.workspace_id = ANY (places) AND e.data ? ''name'' AND (
    e.subject_kind = ''membership'' AND e.subject_id IN (SELECT m.id FROM memberships m WHERE m.workspace_id = e.workspace_id AND m.user_id = p_user)
    OR e.subject_kind = ''invitation'' AND e.subject_id IN (SELECT i.id FROM invitations i WHERE i.workspace_id = e.workspace_id
      AND i.accepted_by_id = p_user AND i.role <> ''assistant''));
  UPDATE invitations SET name = ''Someone who has left'' WHERE accepted_by_id = p_user AND role <> ''assistant'';
' || anchor);
END $$;

-- Links that an owner who has stopped deciding could have kept from before (adr/0073), as `is_for_its_address` bars them since.
ALTER TABLE invitations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE memberships NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_events NO FORCE ROW LEVEL SECURITY;
UPDATE invitations i SET is_for_its_address = true
WHERE i.role <> 'assistant' AND i.accepted_at IS NULL AND NOT i.is_for_its_address AND (
  EXISTS (SELECT 1 FROM memberships m WHERE m.workspace_id = i.workspace_id AND m.role = 'owner' AND m.ended_at > i.created_at)
  OR EXISTS (SELECT 1 FROM audit_events e WHERE e.workspace_id = i.workspace_id AND e.action = 'membership.role_changed'
             AND e.data->>'from' = 'owner' AND e.at > i.created_at));
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
ALTER TABLE memberships FORCE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;

-- Of somebody who deletes their account the name stays where a business paid them by it (adr/0036). It also stayed where nothing was ever
-- agreed with them: in what they had joined and never signed for, in what invited them, and in the log of that. There it goes now, and an
-- invitation that still waits for them at the address that is gone is withdrawn: nobody can take it up any more. A function only.
DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  step text[];
BEGIN
  FOREACH step SLICE 1 IN ARRAY ARRAY[
    ['  UPDATE audit_events e SET data = e.data - ''name'' WHERE e.workspace_id = ANY (places) AND e.data ? ''name'' AND (',
     '  -- what came to nothing: joined, or asked for at an address of theirs (that is gone from it by now), and never agreed on
  nothing := ARRAY (
    SELECT e.id FROM engagements e WHERE e.workspace_id = ANY (places) AND (e.assistant_user_id = p_user OR e.assistant_user_id IS NULL AND EXISTS (
        SELECT 1 FROM invitations i WHERE i.workspace_id = e.workspace_id AND i.engagement_id = e.id AND i.accepted_at IS NULL
          AND i.email LIKE ''deleted-'' || p_user || ''%@deleted.invalid''))
      AND NOT EXISTS (SELECT 1 FROM agreements a
        WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.in_force_at IS NOT NULL));
  UPDATE engagements e SET assistant_name = ''Someone who has left'' WHERE e.workspace_id = ANY (places) AND e.id = ANY (nothing);
  UPDATE audit_events e SET data = e.data - ''name'' WHERE e.workspace_id = ANY (places) AND e.data ? ''name'' AND (
    e.subject_kind = ''invitation'' AND e.subject_id IN (SELECT i.id FROM invitations i WHERE i.workspace_id = e.workspace_id
      AND (i.engagement_id = ANY (nothing) OR i.accepted_at IS NULL AND i.email LIKE ''deleted-'' || p_user || ''%@deleted.invalid'')) OR'],
    ['  UPDATE invitations SET name = ''Someone who has left'' WHERE accepted_by_id = p_user AND role <> ''assistant'';',
     '  UPDATE invitations i SET name = ''Someone who has left'' WHERE accepted_by_id = p_user AND role <> ''assistant''
    OR i.workspace_id = ANY (places) AND i.engagement_id = ANY (nothing) AND i.accepted_at IS NOT NULL;'],
    ['  UPDATE invitations SET email = ',
     '  UPDATE invitations SET name = CASE WHEN accepted_at IS NULL THEN ''Someone who has left'' ELSE name END,
    version = version + CASE WHEN accepted_at IS NULL AND withdrawn_at IS NULL THEN 1 ELSE 0 END,
    withdrawn_at = CASE WHEN accepted_at IS NULL THEN coalesce(withdrawn_at, p_now) END, email = '],
    ['  place bigint;', '  place bigint;
  nothing uuid[];']]
  LOOP
    IF (length(def) - length(replace(def, step[1], ''))) <> length(step[1]) THEN
      RAISE EXCEPTION 'app.erase_account is not as it was: %', step[1];
    END IF;
    def := replace(def, step[1], step[2]);
  END LOOP;
  EXECUTE def;
END $$;

-- As before; but the token of an inbox reads, as its person does, what stays theirs when work has ended: what was signed, worked, owed
-- and paid (adr/0090). Such a token writes nothing there: no policy of what has ended lets one write but by an action that no endpoint
-- leads to. A function only: nothing is rewritten, nothing is locked for longer than that.
CREATE OR REPLACE FUNCTION app.act_as_user_within(p_user uuid, p_workspace uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  kept jsonb;
  places text;
BEGIN
  SELECT coalesce(jsonb_agg(m), '[]') INTO kept FROM jsonb_array_elements(app.act_as_user(p_user) -> 'memberships') m
    WHERE CASE WHEN p_workspace IS NULL THEN m ->> 'role' = 'assistant'
      ELSE m ->> 'role' <> 'assistant' AND m ->> 'workspaceId' = p_workspace::text END;
  SELECT coalesce(array_agg(m ->> 'workspaceId'), '{}')::text INTO places FROM jsonb_array_elements(kept) m;
  PERFORM set_config('app.member_of', places, true),
          set_config('app.staff_of', CASE WHEN p_workspace IS NULL THEN '{}' ELSE places END, true);
  IF p_workspace IS NOT NULL THEN
    PERFORM set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true);
  END IF;
  RETURN jsonb_build_object('memberships', kept,
    'engagementIds', to_jsonb(current_setting('app.engaged_in')::uuid[]),
    'pastEngagementIds', to_jsonb(current_setting('app.engaged_once_in')::uuid[]));
END $$;

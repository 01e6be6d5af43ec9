-- What has ended stays ended; whoever is invited again after it begins a new engagement with the same business (adr/0053). Of those
-- that go on, two people have one.
DROP INDEX "engagements_workspace_id_assistant_user_id_key";
CREATE UNIQUE INDEX engagements_one_at_a_time ON engagements (workspace_id, assistant_user_id) WHERE state <> 'ended';

-- As before; but an engagement that has ended takes nobody's membership while another goes on.
CREATE OR REPLACE FUNCTION app.act_as_user(p_user uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE found jsonb;
BEGIN
  PERFORM set_config('app.actor', 'user', true), set_config('app.user_id', p_user::text, true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('workspaceId', m.workspace_id, 'role', m.role)), '[]') INTO found
    FROM memberships m WHERE m.user_id = p_user AND m.ended_at IS NULL AND (m.role <> 'assistant' OR (
      SELECT coalesce(bool_or(g.state <> 'ended'), true) FROM engagements g
      WHERE g.workspace_id = m.workspace_id AND g.assistant_user_id = p_user));
  PERFORM set_config('app.staff_of', (SELECT coalesce(array_agg(e->>'workspaceId'), '{}')::text
            FROM jsonb_array_elements(found) e WHERE e->>'role' <> 'assistant'), true),
          set_config('app.member_of', (SELECT coalesce(array_agg(e->>'workspaceId'), '{}')::text
            FROM jsonb_array_elements(found) e), true),
          set_config('app.engaged_in', (SELECT coalesce(array_agg(g.id), '{}')::text
            FROM engagements g WHERE g.assistant_user_id = p_user AND g.state <> 'ended'), true),
          set_config('app.engaged_once_in', (SELECT coalesce(array_agg(g.id), '{}')::text
            FROM engagements g WHERE g.assistant_user_id = p_user AND g.state = 'ended'), true);
  RETURN jsonb_build_object('memberships', found,
    'engagementIds', to_jsonb(current_setting('app.engaged_in')::uuid[]),
    'pastEngagementIds', to_jsonb(current_setting('app.engaged_once_in')::uuid[]));
END $$;

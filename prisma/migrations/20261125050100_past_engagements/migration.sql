-- An assistant whose engagement has ended keeps their record: they read what they had signed, and its copies, for as long
-- as it is kept. Nothing else of the workspace, and they write nothing.

-- engagements that have ended, in which the actor was the assistant
CREATE FUNCTION app.engaged_once_in() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.engaged_once_in', true), ''), '{}')::uuid[] $$;

-- As before, and with what has ended. Whose engagement has ended is no member through it any more, whether or not the
-- membership's own row has been closed.
CREATE OR REPLACE FUNCTION app.act_as_user(p_user uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE found jsonb;
BEGIN
  PERFORM set_config('app.actor', 'user', true), set_config('app.user_id', p_user::text, true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('workspaceId', m.workspace_id, 'role', m.role)), '[]') INTO found
    FROM memberships m WHERE m.user_id = p_user AND m.ended_at IS NULL AND (m.role <> 'assistant' OR NOT EXISTS (
      SELECT 1 FROM engagements g
      WHERE g.workspace_id = m.workspace_id AND g.assistant_user_id = p_user AND g.state = 'ended'));
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

CREATE OR REPLACE FUNCTION app.act_as_workspace(p_workspace uuid) RETURNS void LANGUAGE sql AS $$
  SELECT set_config('app.actor', 'workspace', true), set_config('app.user_id', '', true),
         set_config('app.staff_of', '{' || p_workspace || '}', true),
         set_config('app.member_of', '{}', true), set_config('app.engaged_in', '{}', true),
         set_config('app.engaged_once_in', '{}', true)
$$;

CREATE OR REPLACE FUNCTION app.act_as(p_kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_kind NOT IN ('auth', 'mailer') THEN
    RAISE EXCEPTION 'unknown kind of actor: %', p_kind;
  END IF;
  PERFORM set_config('app.actor', p_kind, true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true);
END $$;

CREATE OR REPLACE FUNCTION app.find_staff_workspace(p_user uuid, p_slug text)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, currency text, role text)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.act_as_user(p_user);
  RETURN QUERY
    SELECT w.id, w.slug, w.name, w.time_zone, w.currency::text, m.role::text
    FROM workspaces w JOIN memberships m ON m.workspace_id = w.id AND m.user_id = p_user
    WHERE w.slug = p_slug AND m.ended_at IS NULL AND m.role <> 'assistant';
  PERFORM set_config('app.actor', '', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true);
END $$;

-- The agreement names the business, so whoever signed it sees the business's own row.
CREATE POLICY past ON workspaces FOR SELECT USING (id IN (
  SELECT e.workspace_id FROM engagements e WHERE e.id = ANY ((SELECT app.engaged_once_in())::uuid[])));

-- Read only, and what was signed by both only: an offer that came to nothing binds nobody and is not theirs to keep.
CREATE POLICY past ON agreements FOR SELECT USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND in_force_at IS NOT NULL);
CREATE POLICY past ON agreement_versions FOR SELECT USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND proposed_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM agreements a
    WHERE a.workspace_id = agreement_versions.workspace_id AND a.id = agreement_versions.agreement_id));
CREATE POLICY past ON agreement_clauses FOR SELECT USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND EXISTS (
    SELECT 1 FROM agreement_versions v
    WHERE v.workspace_id = agreement_clauses.workspace_id AND v.id = agreement_clauses.version_id));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agreement_signatures', 'agreement_events', 'agreement_copies']
  LOOP
    EXECUTE format($p$CREATE POLICY past ON %1$I FOR SELECT USING (
      engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND EXISTS (
        SELECT 1 FROM agreements a
        WHERE a.workspace_id = %1$I.workspace_id AND a.id = %1$I.agreement_id))$p$, t);
  END LOOP;
END $$;
CREATE POLICY past ON files FOR SELECT USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND EXISTS (
    SELECT 1 FROM agreement_copies c WHERE c.workspace_id = files.workspace_id AND c.file_id = files.id));

GRANT EXECUTE ON FUNCTION app.engaged_once_in() TO handover_app;

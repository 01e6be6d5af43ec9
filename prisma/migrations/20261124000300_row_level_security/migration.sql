-- Isolation: row level security, enabled and forced, on every tenant table; deny by default.
-- The actor is set once per transaction (lib/platform/tenancy) and forgotten at its end.

DO $$ BEGIN
  CREATE ROLE handover_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

GRANT USAGE ON SCHEMA public, app TO handover_app;

-- Who is asking. Each reads one setting that lives as long as the transaction.
CREATE FUNCTION app.actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.actor', true), '') $$;
CREATE FUNCTION app.me() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
-- workspaces whose staff (owner, manager) the actor is
CREATE FUNCTION app.staff_of() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.staff_of', true), ''), '{}')::uuid[] $$;
-- workspaces the actor has any membership in
CREATE FUNCTION app.member_of() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.member_of', true), ''), '{}')::uuid[] $$;
-- engagements in which the actor is the assistant
CREATE FUNCTION app.engaged_in() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.engaged_in', true), ''), '{}')::uuid[] $$;

-- The (SELECT …) around each call lets the planner evaluate it once per query, not once per row.
ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY; ALTER TABLE workspaces FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON workspaces FOR SELECT USING (
  id = ANY ((SELECT app.member_of())::uuid[]) OR id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY write ON workspaces USING (id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (id = ANY ((SELECT app.staff_of())::uuid[]));

ALTER TABLE memberships ENABLE ROW LEVEL SECURITY; ALTER TABLE memberships FORCE ROW LEVEL SECURITY;
-- an assistant sees the staff of a workspace, never its other assistants
CREATE POLICY read ON memberships FOR SELECT USING (
  user_id = (SELECT app.me())
  OR workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR (role <> 'assistant' AND workspace_id = ANY ((SELECT app.member_of())::uuid[])));
CREATE POLICY write ON memberships USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

ALTER TABLE engagements ENABLE ROW LEVEL SECURITY; ALTER TABLE engagements FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON engagements FOR SELECT USING (
  assistant_user_id = (SELECT app.me()) OR workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY write ON engagements USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

ALTER TABLE invitations ENABLE ROW LEVEL SECURITY; ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
-- 'auth' looks one up by the secret in its link, before there is a membership
CREATE POLICY read ON invitations FOR SELECT USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR (SELECT app.actor()) = 'auth');
CREATE POLICY write ON invitations USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

-- A person is seen by themselves and by those they share a workspace with (through memberships' own policy).
ALTER TABLE users ENABLE ROW LEVEL SECURITY; ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON users FOR SELECT USING (
  id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth'
  OR EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id));
CREATE POLICY write ON users USING (id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth')
  WITH CHECK (id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth');

ALTER TABLE sessions ENABLE ROW LEVEL SECURITY; ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON sessions USING (user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth')
  WITH CHECK (user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth');
ALTER TABLE sign_in_links ENABLE ROW LEVEL SECURITY; ALTER TABLE sign_in_links FORCE ROW LEVEL SECURITY;
CREATE POLICY auth ON sign_in_links USING ((SELECT app.actor()) = 'auth') WITH CHECK ((SELECT app.actor()) = 'auth');

-- What the two sides of an engagement share: staff by workspace, the assistant by engagement.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'agreement_signatures', 'agreement_events', 'agreement_copies',
    'clarifications', 'clarification_answers', 'risk_reports', 'deliveries', 'delivery_items', 'reviews', 'unmet_criteria',
    'threads', 'messages', 'files', 'reminders', 'audit_events']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
  END LOOP;
END $$;

ALTER TABLE thread_reads ENABLE ROW LEVEL SECURITY; ALTER TABLE thread_reads FORCE ROW LEVEL SECURITY;
-- how far one has read is one's own business: no "seen at 14:03"
CREATE POLICY own ON thread_reads USING (user_id = (SELECT app.me())) WITH CHECK (
  user_id = (SELECT app.me())
  AND (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])));

-- Drafts are the owner's side's alone.
ALTER TABLE agreements ENABLE ROW LEVEL SECURITY; ALTER TABLE agreements FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON agreements USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND state <> 'draft'));
ALTER TABLE agreement_versions ENABLE ROW LEVEL SECURITY; ALTER TABLE agreement_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON agreement_versions USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND proposed_at IS NOT NULL));
ALTER TABLE agreement_clauses ENABLE ROW LEVEL SECURITY; ALTER TABLE agreement_clauses FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON agreement_clauses USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND EXISTS (
    SELECT 1 FROM agreement_versions v
    WHERE v.workspace_id = agreement_clauses.workspace_id AND v.id = agreement_clauses.version_id)));

ALTER TABLE briefs ENABLE ROW LEVEL SECURITY; ALTER TABLE briefs FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON briefs USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND state <> 'draft'));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['brief_givens', 'deliverables', 'acceptance_criteria']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %1$I USING (
      workspace_id = ANY ((SELECT app.staff_of())::uuid[])
      OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND EXISTS (
        SELECT 1 FROM briefs b WHERE b.workspace_id = %1$I.workspace_id AND b.id = %1$I.brief_id)))$p$, t);
  END LOOP;
END $$;

ALTER TABLE mails ENABLE ROW LEVEL SECURITY; ALTER TABLE mails FORCE ROW LEVEL SECURITY;
-- 'mailer' sends and follows up any mail; 'auth' writes sign-in mails, which belong to no workspace
CREATE POLICY mails ON mails USING (
  (SELECT app.actor()) = 'mailer'
  OR ((SELECT app.actor()) = 'auth' AND workspace_id IS NULL)
  OR recipient_user_id = (SELECT app.me())
  OR workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));

-- One call sets the actor for the rest of the transaction and answers with who they are.
CREATE FUNCTION app.act_as_user(p_user uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE found jsonb;
BEGIN
  PERFORM set_config('app.actor', 'user', true), set_config('app.user_id', p_user::text, true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true), set_config('app.engaged_in', '{}', true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('workspaceId', m.workspace_id, 'role', m.role)), '[]') INTO found
    FROM memberships m WHERE m.user_id = p_user AND m.ended_at IS NULL;
  PERFORM set_config('app.staff_of', (SELECT coalesce(array_agg(e->>'workspaceId'), '{}')::text
            FROM jsonb_array_elements(found) e WHERE e->>'role' <> 'assistant'), true),
          set_config('app.member_of', (SELECT coalesce(array_agg(e->>'workspaceId'), '{}')::text
            FROM jsonb_array_elements(found) e), true),
          set_config('app.engaged_in', (SELECT coalesce(array_agg(g.id), '{}')::text
            FROM engagements g WHERE g.assistant_user_id = p_user AND g.state <> 'ended'), true);
  RETURN jsonb_build_object('memberships', found,
    'engagementIds', to_jsonb(current_setting('app.engaged_in')::uuid[]));
END $$;

-- A job, or a step of an action after its rule has decided, acts as the workspace itself.
CREATE FUNCTION app.act_as_workspace(p_workspace uuid) RETURNS void LANGUAGE sql AS $$
  SELECT set_config('app.actor', 'workspace', true), set_config('app.user_id', '', true),
         set_config('app.staff_of', '{' || p_workspace || '}', true),
         set_config('app.member_of', '{}', true), set_config('app.engaged_in', '{}', true)
$$;

-- 'auth' (sign-in) and 'mailer': only what the policies above name them for.
CREATE FUNCTION app.act_as(p_kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_kind NOT IN ('auth', 'mailer') THEN
    RAISE EXCEPTION 'unknown kind of actor: %', p_kind;
  END IF;
  PERFORM set_config('app.actor', p_kind, true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true), set_config('app.engaged_in', '{}', true);
END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO handover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_events, agreement_events, agreement_signatures, agreement_copies,
  reviews, unmet_criteria, deliveries, delivery_items FROM handover_app;
REVOKE ALL ON _prisma_migrations FROM handover_app;
GRANT SELECT ON _prisma_migrations TO handover_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO handover_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT EXECUTE ON FUNCTIONS TO handover_app;

-- An archive of a whole business. What its owners may see, a job reads as the workspace. What belongs to one person alone
-- (how far they have read, what they have not sent) goes along only when whoever runs the installation moves the business
-- to another one: they read as 'archive', in a transaction that can only read.
CREATE FUNCTION app.act_as_archive(p_workspace uuid) RETURNS void LANGUAGE sql AS $$
  SELECT set_config('app.actor', 'archive', true), set_config('app.user_id', '', true),
         set_config('app.staff_of', '{' || p_workspace || '}', true),
         set_config('app.member_of', '{}', true), set_config('app.engaged_in', '{}', true),
         set_config('app.engaged_once_in', '{}', true)
$$;
GRANT EXECUTE ON FUNCTION app.act_as_archive(uuid) TO handover_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['thread_reads', 'thread_drafts', 'scheduled_messages', 'notifications', 'notification_choices',
    'evidence_files', 'evaluation_answers', 'evaluation_assessments', 'timers']
  LOOP
    EXECUTE format($p$CREATE POLICY archive ON %I FOR SELECT
      USING ((SELECT app.actor()) = 'archive' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
END $$;
ALTER POLICY held ON files USING (
  held_for_id IS NULL OR held_for_id = (SELECT app.me()) OR (SELECT app.actor()) IN ('workspace', 'sweeper', 'archive'));

-- Whoever runs the installation names a business as addresses do, and learns its id, and nothing else.
CREATE POLICY archive ON workspaces FOR SELECT USING (
  (SELECT app.actor()) = 'archive' AND slug = (SELECT current_setting('app.asked_slug', true)));
CREATE FUNCTION app.find_business(p_slug text) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE found uuid;
BEGIN
  PERFORM set_config('app.actor', 'archive', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true),
          set_config('app.asked_slug', p_slug, true);
  SELECT id INTO found FROM workspaces WHERE slug = p_slug;
  PERFORM set_config('app.actor', '', true), set_config('app.asked_slug', '', true);
  RETURN found;
END $$;
GRANT EXECUTE ON FUNCTION app.find_business(text) TO handover_app;

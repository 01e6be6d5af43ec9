-- What was hinted at in the last hours, so that a page which was away asks what it has missed (docs/adr/0016).
CREATE TABLE live_hints (
  workspace_id  uuid NOT NULL,
  id            uuid NOT NULL DEFAULT gen_random_uuid(),
  engagement_id uuid NOT NULL,
  kind          text NOT NULL,
  subject_id    uuid NOT NULL,
  -- of an engagement that has begun or ended: whose it is; of a notice: who was told
  user_id       uuid,
  -- the transaction that it happened in
  written_in    bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  at            timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX live_hints_in_order ON live_hints (written_in);
CREATE INDEX live_hints_by_age ON live_hints (at);

ALTER TABLE live_hints ENABLE ROW LEVEL SECURITY; ALTER TABLE live_hints FORCE ROW LEVEL SECURITY;
-- the same line as mayHear in lib/platform/live/rules.ts
CREATE POLICY shared ON live_hints FOR SELECT USING (
  user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'live' OR (kind <> 'notice' AND (
    workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))));
CREATE POLICY note ON live_hints FOR INSERT WITH CHECK (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])
  OR user_id = (SELECT app.me()));
CREATE POLICY forget ON live_hints FOR DELETE USING ((SELECT app.actor()) = 'live');

-- A hint is noted and told. With it goes from where on to ask: a transaction that was over when this one looked has been
-- told of before this hint, since PostgreSQL tells in the order of commits; any other is from there on.
CREATE FUNCTION app.hint(p_workspace uuid, p_engagement uuid, p_kind text, p_subject uuid, p_user uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_hints (workspace_id, engagement_id, kind, subject_id, user_id)
    VALUES (p_workspace, p_engagement, p_kind, p_subject, p_user);
  PERFORM pg_notify('handover_live', json_build_object(
    'workspaceId', p_workspace, 'engagementId', p_engagement, 'kind', p_kind, 'id', p_subject, 'userId', p_user,
    'askFrom', pg_snapshot_xmin(pg_current_snapshot())::text::bigint)::text);
END $$;
CREATE OR REPLACE FUNCTION app.tell_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.workspace_id, NEW.engagement_id, TG_ARGV[0],
    (CASE TG_ARGV[0] WHEN 'message' THEN to_jsonb(NEW) ->> 'thread_id' ELSE NEW.id::text END)::uuid, NULL);
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION app.tell_live_engagement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.workspace_id, NEW.id, 'engagement', NEW.id, NEW.assistant_user_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION app.tell_live_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.workspace_id, NEW.engagement_id, 'notice', NEW.id, NEW.recipient_id);
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION app.tell_live_read() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(r.workspace_id, r.engagement_id, 'notice', r.id, r.recipient_id)
    FROM (SELECT DISTINCT ON (n.recipient_id) n.* FROM new_rows n
          JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id
          WHERE n.read_at IS NOT NULL AND o.read_at IS NULL AND n.is_listed) r;
  RETURN NULL;
END $$;

-- Forgets what nobody asks for any more; called by every worker now and then.
CREATE FUNCTION app.forget_hints(p_before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE before text := app.actor(); gone bigint;
BEGIN
  PERFORM set_config('app.actor', 'live', true);
  DELETE FROM live_hints WHERE at < p_before;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('app.actor', before, true);
  RETURN gone;
END $$;

GRANT EXECUTE ON FUNCTION app.hint(uuid, uuid, text, uuid, uuid), app.forget_hints(timestamptz) TO handover_app;
GRANT SELECT, INSERT, DELETE ON live_hints TO handover_app;
REVOKE UPDATE, TRUNCATE ON live_hints FROM handover_app;

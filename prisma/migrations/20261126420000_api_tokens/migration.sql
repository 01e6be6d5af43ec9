-- Personal access tokens (adr/0041): by which scripts and tools act as the person who made one, within one business or within
-- that person's own inbox. Only the hash of one is kept. A new, empty table.
CREATE TABLE api_tokens (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  -- the business whose staff it acts for; none: the inbox of an assistant, over all their businesses
  workspace_id uuid REFERENCES workspaces (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  name         text NOT NULL,
  token_hash   text NOT NULL,
  -- by which its owner tells it apart from others: never enough to use it
  ends_with    text NOT NULL,
  scopes       text[] NOT NULL,
  made_at      timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL,
  -- to the minute
  last_used_at timestamptz(3),
  ended_at     timestamptz(3),
  -- null where it ended with the membership
  ended_by_id  uuid REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT api_tokens_name CHECK (length(name) BETWEEN 1 AND 120),
  CONSTRAINT api_tokens_hash CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT api_tokens_ends_with CHECK (length(ends_with) = 4),
  CONSTRAINT api_tokens_scopes CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY[
    'briefs:read', 'briefs:write', 'time:read', 'time:write', 'people:read']),
  CONSTRAINT api_tokens_for_a_while CHECK (expires_at > made_at AND expires_at <= made_at + interval '366 days'),
  CONSTRAINT api_tokens_in_order CHECK (last_used_at >= made_at AND ended_at >= made_at),
  CONSTRAINT api_tokens_ended_by CHECK (ended_by_id IS NULL OR ended_at IS NOT NULL)
);
CREATE UNIQUE INDEX api_tokens_by_hash ON api_tokens (token_hash);
CREATE INDEX api_tokens_of_person ON api_tokens (user_id, made_at);
CREATE INDEX api_tokens_of_business ON api_tokens (workspace_id, made_at) WHERE workspace_id IS NOT NULL;

ALTER TABLE api_tokens ENABLE ROW LEVEL SECURITY; ALTER TABLE api_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON api_tokens FOR SELECT USING (user_id = (SELECT app.me()));
CREATE POLICY end_own ON api_tokens FOR UPDATE USING (user_id = (SELECT app.me()));
-- in one's own name; for a business its owners alone
CREATE POLICY make ON api_tokens FOR INSERT WITH CHECK (user_id = (SELECT app.me()) AND (workspace_id IS NULL OR (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND EXISTS (
    SELECT 1 FROM memberships m WHERE m.workspace_id = api_tokens.workspace_id AND m.user_id = (SELECT app.me())
      AND m.role = 'owner' AND m.ended_at IS NULL))));
-- owners see what acts within their business, whoever made it, and can end it
CREATE POLICY owners ON api_tokens FOR SELECT USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND ((SELECT app.actor()) = 'workspace' OR EXISTS (
    SELECT 1 FROM memberships m WHERE m.workspace_id = api_tokens.workspace_id AND m.user_id = (SELECT app.me())
      AND m.role = 'owner' AND m.ended_at IS NULL)));
CREATE POLICY owners_end ON api_tokens FOR UPDATE USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND ((SELECT app.actor()) = 'workspace' OR EXISTS (
    SELECT 1 FROM memberships m WHERE m.workspace_id = api_tokens.workspace_id AND m.user_id = (SELECT app.me())
      AND m.role = 'owner' AND m.ended_at IS NULL)));
-- whoever comes with the secret is nobody yet
CREATE POLICY by_secret ON api_tokens FOR SELECT USING ((SELECT app.actor()) = 'auth');
CREATE POLICY used_by_secret ON api_tokens FOR UPDATE USING ((SELECT app.actor()) = 'auth');
CREATE POLICY eraser ON api_tokens TO handover_eraser USING ((SELECT app.actor()) = 'eraser' AND (
  user_id = (SELECT app.me()) OR workspace_id = ANY ((SELECT app.erasing())::uuid[])));
GRANT SELECT, INSERT, UPDATE ON api_tokens TO handover_app;
REVOKE DELETE, TRUNCATE ON api_tokens FROM handover_app;

-- It is used and ended, and nothing else of it ever changes; what was ended stays ended.
CREATE FUNCTION app.api_token_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD.user_id, OLD.workspace_id, OLD.name, OLD.token_hash, OLD.ends_with, OLD.scopes, OLD.made_at, OLD.expires_at)
     IS DISTINCT FROM
     (NEW.id, NEW.user_id, NEW.workspace_id, NEW.name, NEW.token_hash, NEW.ends_with, NEW.scopes, NEW.made_at, NEW.expires_at)
     OR (OLD.ended_at IS NOT NULL AND OLD.ended_at IS DISTINCT FROM NEW.ended_at) THEN
    RAISE EXCEPTION 'a token is only used and ended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER api_tokens_stay BEFORE UPDATE ON api_tokens FOR EACH ROW EXECUTE FUNCTION app.api_token_stays();

-- Who no longer belongs to a business no longer acts in it by a token, nor does the token revive when they come back.
CREATE FUNCTION app.end_tokens_with_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE api_tokens t SET ended_at = greatest(NEW.ended_at, t.made_at)
    WHERE t.workspace_id = NEW.workspace_id AND t.user_id = NEW.user_id AND t.ended_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER memberships_end_tokens AFTER UPDATE OF ended_at ON memberships FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.end_tokens_with_membership();

-- Whose token a secret is, and what it may do, noting that it was used; no row when it is none, or none any more.
CREATE FUNCTION app.find_api_token(p_token_hash text, p_now timestamptz)
RETURNS TABLE (token_id uuid, workspace_id uuid, scopes text[], user_id uuid, email text, name text, time_zone text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  before text := app.actor();
  used timestamptz;
BEGIN
  PERFORM set_config('app.actor', 'auth', true);
  SELECT t.id, t.workspace_id, t.scopes, u.id, u.email, u.name, u.time_zone, t.last_used_at
  INTO token_id, workspace_id, scopes, user_id, email, name, time_zone, used
  FROM api_tokens t JOIN users u ON u.id = t.user_id
  WHERE t.token_hash = p_token_hash AND t.ended_at IS NULL AND t.expires_at > p_now;
  IF FOUND THEN
    IF used IS NULL OR used < p_now - interval '1 minute' THEN
      UPDATE api_tokens SET last_used_at = greatest(p_now, made_at) WHERE id = token_id;
    END IF;
    RETURN NEXT;
  END IF;
  PERFORM set_config('app.actor', before, true);
END $$;

-- As act_as_user, and then nothing but one business that they run; or, without one, nothing but what they assist.
CREATE FUNCTION app.act_as_user_within(p_user uuid, p_workspace uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  kept jsonb;
  places text;
BEGIN
  SELECT coalesce(jsonb_agg(m), '[]') INTO kept FROM jsonb_array_elements(app.act_as_user(p_user) -> 'memberships') m
    WHERE CASE WHEN p_workspace IS NULL THEN m ->> 'role' = 'assistant'
      ELSE m ->> 'role' <> 'assistant' AND m ->> 'workspaceId' = p_workspace::text END;
  SELECT coalesce(array_agg(m ->> 'workspaceId'), '{}')::text INTO places FROM jsonb_array_elements(kept) m;
  PERFORM set_config('app.member_of', places, true), set_config('app.engaged_once_in', '{}', true),
          set_config('app.staff_of', CASE WHEN p_workspace IS NULL THEN '{}' ELSE places END, true);
  IF p_workspace IS NOT NULL THEN PERFORM set_config('app.engaged_in', '{}', true); END IF;
  RETURN jsonb_build_object('memberships', kept,
    'engagementIds', to_jsonb(current_setting('app.engaged_in')::uuid[]), 'pastEngagementIds', '[]'::jsonb);
END $$;

GRANT EXECUTE ON FUNCTION app.api_token_stays(), app.end_tokens_with_membership(), app.find_api_token(text, timestamptz),
  app.act_as_user_within(uuid, uuid) TO handover_app;

-- A business that is deleted takes along what could act in it.
DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_workspace(uuid, uuid, timestamptz)'::regprocedure);
  before text := $b$['archives', 'true'],$b$;
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.erase_workspace is not as it was'; END IF;
  EXECUTE replace(def, before, before || $b$ ['api_tokens', 'true'],$b$);
END $$;

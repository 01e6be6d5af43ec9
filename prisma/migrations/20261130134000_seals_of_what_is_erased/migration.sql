-- A sealed record or reference that somebody has handed to a lawyer, a bookkeeper or their next client stays genuine when they delete their
-- account, or their business (adr/0207). Until now its hash went with the account, and whoever asked was told that it had been altered. What
-- stays is that a file of these bytes was sealed, as what, and when: nothing of whom or what it was about. A new table, and functions in
-- place of old ones.
CREATE TABLE erased_seals (
  sha256 text NOT NULL,
  kind text NOT NULL,
  sealed_at timestamptz(3) NOT NULL,
  CONSTRAINT erased_seals_pkey PRIMARY KEY (sha256),
  CONSTRAINT erased_seals_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT erased_seals_kind CHECK (kind IN ('record', 'reference'))
);
ALTER TABLE erased_seals ENABLE ROW LEVEL SECURITY; ALTER TABLE erased_seals FORCE ROW LEVEL SECURITY;
-- whoever holds one knows its hash, and may ask about that one
CREATE POLICY asked ON erased_seals FOR SELECT USING (
  (SELECT app.actor()) = 'holder' AND sha256 = (SELECT current_setting('app.asked_sha256', true)));
CREATE POLICY eraser ON erased_seals FOR INSERT TO handover_eraser WITH CHECK ((SELECT app.actor()) = 'eraser');
REVOKE ALL ON erased_seals FROM handover_app;
GRANT SELECT ON erased_seals TO handover_app;

-- As before, and of what was erased since.
CREATE OR REPLACE FUNCTION app.find_evidence(p_sha256 text) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE sealed timestamptz;
BEGIN
  PERFORM set_config('app.actor', 'holder', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.asked_sha256', p_sha256, true);
  SELECT least((SELECT min(e.sealed_at) FROM evidence_files e WHERE e.sha256 = p_sha256),
    (SELECT s.sealed_at FROM erased_seals s WHERE s.sha256 = p_sha256 AND s.kind = 'record')) INTO sealed;
  PERFORM set_config('app.actor', '', true), set_config('app.asked_sha256', '', true);
  RETURN sealed;
END $$;
CREATE OR REPLACE FUNCTION app.find_reference(p_sha256 text) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE sealed timestamptz;
BEGIN
  PERFORM set_config('app.actor', 'holder', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.asked_sha256', p_sha256, true);
  SELECT least((SELECT min(r.sealed_at) FROM reference_files r WHERE r.sha256 = p_sha256),
    (SELECT s.sealed_at FROM erased_seals s WHERE s.sha256 = p_sha256 AND s.kind = 'reference')) INTO sealed;
  PERFORM set_config('app.actor', '', true), set_config('app.asked_sha256', '', true);
  RETURN sealed;
END $$;

DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  before text := '  DELETE FROM evidence_files WHERE asked_by_id = p_user;';
BEGIN
  IF (length(def) - length(replace(def, before, ''))) <> length(before) THEN
    RAISE EXCEPTION 'app.erase_account is not as it was';
  END IF;
  EXECUTE replace(def, before, $b$  -- whoever holds what they had sealed can still check it
  INSERT INTO erased_seals (sha256, kind, sealed_at)
    SELECT e.sha256, 'record', e.sealed_at FROM evidence_files e WHERE e.asked_by_id = p_user AND e.sha256 IS NOT NULL
    UNION ALL SELECT r.sha256, 'reference', r.sealed_at FROM reference_files r WHERE r.user_id = p_user AND r.sha256 IS NOT NULL
    ON CONFLICT DO NOTHING;
$b$ || before);
END $$;

DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_workspace(uuid, uuid, timestamptz)'::regprocedure);
  before text := '  FOREACH step SLICE 1 IN ARRAY ARRAY[';
BEGIN
  IF (length(def) - length(replace(def, before, ''))) <> length(before) THEN
    RAISE EXCEPTION 'app.erase_workspace is not as it was';
  END IF;
  EXECUTE replace(def, before, $b$  -- what its own people had sealed is erased below; whoever holds it can still check it
  INSERT INTO erased_seals (sha256, kind, sealed_at)
    SELECT e.sha256, 'record', e.sealed_at FROM evidence_files e
    WHERE e.workspace_id = p_workspace AND e.sha256 IS NOT NULL AND EXISTS (
      SELECT 1 FROM memberships m WHERE m.workspace_id = e.workspace_id AND m.user_id = e.asked_by_id AND m.role <> 'assistant')
    ON CONFLICT DO NOTHING;
$b$ || before);
END $$;

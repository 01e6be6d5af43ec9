-- One sealed file of what an engagement has on record, that either side can ask for. A new table; who asked for a file is
-- the only one to know of it.
CREATE TABLE evidence_files (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  -- set once, when it is made
  file_id uuid,
  sha256 text,
  sealed_at timestamptz(3),
  CONSTRAINT evidence_files_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evidence_files_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evidence_files_file_fkey FOREIGN KEY (workspace_id, engagement_id, file_id)
    REFERENCES files (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evidence_files_whole CHECK (num_nonnulls(file_id, sha256, sealed_at) IN (0, 3)),
  CONSTRAINT evidence_files_hash CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
CREATE INDEX evidence_files_by_asker ON evidence_files (workspace_id, engagement_id, asked_by_id, asked_at);
CREATE INDEX evidence_files_by_hash ON evidence_files (sha256) WHERE sha256 IS NOT NULL;

ALTER TABLE evidence_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence_files FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON evidence_files USING (asked_by_id = (SELECT app.me()))
  WITH CHECK (asked_by_id = (SELECT app.me()) AND (
    workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])
    OR engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[])));
-- whoever holds one knows its hash, and may ask about that one
CREATE POLICY asked ON evidence_files FOR SELECT USING (
  (SELECT app.actor()) = 'holder' AND sha256 = (SELECT current_setting('app.asked_sha256', true)));
REVOKE DELETE, TRUNCATE ON evidence_files FROM handover_app;

-- It is asked for once and made once, and stays as it was made.
CREATE FUNCTION app.evidence_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sealed_at IS NOT NULL OR (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.asked_by_id, OLD.asked_at)
     IS DISTINCT FROM (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.asked_by_id, NEW.asked_at) THEN
    RAISE EXCEPTION 'a file of evidence stays as it was made' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_files_stay BEFORE UPDATE ON evidence_files FOR EACH ROW EXECUTE FUNCTION app.evidence_stays();

-- Whose engagement has ended keeps the record of it, and can be given a file of their own.
CREATE POLICY past_evidence ON files FOR INSERT WITH CHECK (
  held_for_id = (SELECT app.me()) AND engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]));

-- What the record says of such a file, to whoever knows its hash: when it was sealed, and nothing else.
CREATE FUNCTION app.find_evidence(p_sha256 text) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE sealed timestamptz;
BEGIN
  PERFORM set_config('app.actor', 'holder', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.asked_sha256', p_sha256, true);
  SELECT min(sealed_at) INTO sealed FROM evidence_files WHERE sha256 = p_sha256;
  PERFORM set_config('app.actor', '', true), set_config('app.asked_sha256', '', true);
  RETURN sealed;
END $$;
GRANT EXECUTE ON FUNCTION app.find_evidence(text) TO handover_app;

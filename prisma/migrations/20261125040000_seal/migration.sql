-- Certificates by which copies were sealed: public, and of the installation, not of a workspace. One stays known after
-- the key is changed, so that old copies can still be checked. Nobody takes one away.
CREATE TABLE seal_certificates (
  fingerprint text PRIMARY KEY CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  pem text NOT NULL,
  first_used_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
REVOKE UPDATE, DELETE, TRUNCATE ON seal_certificates FROM handover_app;
CREATE TRIGGER seal_certificates_append_only BEFORE UPDATE OR DELETE ON seal_certificates
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- Whoever holds a copy knows its hash, and may ask about that copy. The index is made on a small table: a copy is a
-- signed agreement.
CREATE INDEX agreement_copies_by_hash ON agreement_copies (sha256);
CREATE POLICY asked ON agreement_copies FOR SELECT USING (
  (SELECT app.actor()) = 'holder' AND sha256 = (SELECT current_setting('app.asked_sha256', true)));

-- What the record says of a copy, in one statement and to anybody: no names, no text, only what a holder may know.
-- `holder` sees the one copy that was asked about; its workspace then tells how the agreement stands. A later version
-- that came into force is known by its event. To be called outside a transaction: the actor ends with the statement.
CREATE FUNCTION app.find_copy(p_sha256 text)
RETURNS TABLE (state text, state_changed_at timestamptz, in_force_at timestamptz, replaced_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE copy agreement_copies;
BEGIN
  PERFORM set_config('app.actor', 'holder', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.asked_sha256', p_sha256, true);
  SELECT c.* INTO copy FROM agreement_copies c WHERE c.sha256 = p_sha256 ORDER BY c.created_at LIMIT 1;
  IF FOUND THEN
    PERFORM app.act_as_workspace(copy.workspace_id);
    RETURN QUERY
      SELECT a.state::text, a.state_changed_at::timestamptz, this.at::timestamptz,
        (SELECT min(later.at)::timestamptz FROM agreement_events later
         WHERE later.workspace_id = a.workspace_id AND later.agreement_id = a.id
           AND later.kind = 'in_force' AND later.sequence > this.sequence)
      FROM agreements a
      JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.id = copy.version_id
      LEFT JOIN LATERAL (
        SELECT e.at, e.sequence FROM agreement_events e
        WHERE e.workspace_id = a.workspace_id AND e.agreement_id = a.id AND e.kind = 'in_force'
          AND e.payload::jsonb ->> 'documentHash' = v.document_hash
        ORDER BY e.sequence DESC LIMIT 1) this ON true
      WHERE a.workspace_id = copy.workspace_id AND a.id = copy.agreement_id;
  END IF;
  PERFORM set_config('app.actor', '', true), set_config('app.staff_of', '{}', true),
          set_config('app.asked_sha256', '', true);
END $$;

GRANT EXECUTE ON FUNCTION app.find_copy(text) TO handover_app;

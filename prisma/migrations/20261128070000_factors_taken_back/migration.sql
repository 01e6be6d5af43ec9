-- What somebody changed in how they prove who they are, and what was there before: whoever opens a session of theirs could lock
-- them out by a passkey of his own, so the mail that tells of a change carries a link that takes it back. Only a new table.
CREATE TABLE factor_changes (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  -- what has changed, as its mail says it
  news text NOT NULL CHECK (news IN ('app_on', 'app_off', 'passkey_added', 'passkey_removed', 'recovery_made')),
  changed_at timestamptz(3) NOT NULL,
  -- the rows of authenticators, passkeys and recovery_codes as they were: no secret that those tables don't have, sealed or hashed as there
  before jsonb NOT NULL,
  undo_hash text NOT NULL UNIQUE,
  undo_until timestamptz(3) NOT NULL,
  -- when a whole sign-in, by link and second step, showed that the same person has both: then nobody was locked out
  settled_at timestamptz(3),
  undone_at timestamptz(3),
  CONSTRAINT factor_changes_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT factor_changes_in_order CHECK (undo_until > changed_at AND settled_at >= changed_at AND undone_at >= changed_at)
);

ALTER TABLE factor_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE factor_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON factor_changes USING (user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth')
  WITH CHECK (user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth');
GRANT SELECT, INSERT, UPDATE, DELETE ON factor_changes TO handover_app;
REVOKE TRUNCATE ON factor_changes FROM handover_app;

-- A link is spent once, and what was noted stays as it was noted.
CREATE FUNCTION app.factor_change_only_advances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.user_id, NEW.id, NEW.news, NEW.changed_at, NEW.before, NEW.undo_hash, NEW.undo_until)
      IS DISTINCT FROM (OLD.user_id, OLD.id, OLD.news, OLD.changed_at, OLD.before, OLD.undo_hash, OLD.undo_until)
    OR (OLD.settled_at IS NOT NULL AND NEW.settled_at IS DISTINCT FROM OLD.settled_at)
    OR OLD.undone_at IS NOT NULL THEN
    RAISE EXCEPTION 'a change of the second step is taken back once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
GRANT EXECUTE ON FUNCTION app.factor_change_only_advances() TO handover_app;
CREATE TRIGGER factor_changes_advance BEFORE UPDATE ON factor_changes
  FOR EACH ROW EXECUTE FUNCTION app.factor_change_only_advances();

-- As with an address that is taken back, what was let in since then goes: tokens, the calendar's link, another second step.
CREATE TRIGGER factor_changes_end_what_was_let_in AFTER UPDATE OF undone_at ON factor_changes FOR EACH ROW
  WHEN (OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL) EXECUTE FUNCTION app.end_what_was_let_in();

-- By what somebody proved who they are, at this moment.
CREATE FUNCTION app.factors_of(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'authenticators', (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM authenticators a WHERE a.user_id = p_user AND a.confirmed_at IS NOT NULL),
    'passkeys', (SELECT coalesce(jsonb_agg(to_jsonb(p)), '[]') FROM passkeys p WHERE p.user_id = p_user),
    'recovery_codes', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM recovery_codes r WHERE r.user_id = p_user))
$$;
GRANT EXECUTE ON FUNCTION app.factors_of(uuid) TO handover_app;

-- Puts somebody's second step back as it was before the first change since an instant. What is there still stays as it is, so that
-- a code that was used is not good again; what went is put back as it was last seen. In their own transaction, or that of 'auth'.
CREATE FUNCTION app.put_factors_back(p_user uuid, p_since timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first jsonb;
BEGIN
  SELECT c.before INTO first FROM factor_changes c
    WHERE c.user_id = p_user AND c.changed_at >= p_since ORDER BY c.changed_at, c.id LIMIT 1;
  IF NOT FOUND THEN RETURN; END IF;
  DELETE FROM authenticators a WHERE a.user_id = p_user
    AND NOT first -> 'authenticators' @> jsonb_build_array(jsonb_build_object('id', a.id));
  DELETE FROM passkeys p WHERE p.user_id = p_user
    AND NOT first -> 'passkeys' @> jsonb_build_array(jsonb_build_object('id', p.id));
  DELETE FROM recovery_codes r WHERE r.user_id = p_user
    AND NOT first -> 'recovery_codes' @> jsonb_build_array(jsonb_build_object('id', r.id));
  INSERT INTO authenticators
    SELECT DISTINCT ON (was.id) was.* FROM factor_changes c, jsonb_populate_recordset(NULL::authenticators, c.before -> 'authenticators') was
    WHERE c.user_id = p_user AND c.changed_at >= p_since
      AND first -> 'authenticators' @> jsonb_build_array(jsonb_build_object('id', was.id))
    ORDER BY was.id, c.changed_at DESC, c.id DESC
  ON CONFLICT DO NOTHING;
  INSERT INTO passkeys
    SELECT DISTINCT ON (was.id) was.* FROM factor_changes c, jsonb_populate_recordset(NULL::passkeys, c.before -> 'passkeys') was
    WHERE c.user_id = p_user AND c.changed_at >= p_since
      AND first -> 'passkeys' @> jsonb_build_array(jsonb_build_object('id', was.id))
    ORDER BY was.id, c.changed_at DESC, c.id DESC
  ON CONFLICT DO NOTHING;
  INSERT INTO recovery_codes
    SELECT DISTINCT ON (was.id) was.* FROM factor_changes c, jsonb_populate_recordset(NULL::recovery_codes, c.before -> 'recovery_codes') was
    WHERE c.user_id = p_user AND c.changed_at >= p_since
      AND first -> 'recovery_codes' @> jsonb_build_array(jsonb_build_object('id', was.id))
    ORDER BY was.id, c.changed_at DESC, c.id DESC
  ON CONFLICT DO NOTHING;
END $$;
GRANT EXECUTE ON FUNCTION app.put_factors_back(uuid, timestamptz) TO handover_app;

-- Another mail address for an account: asked for by somebody who has just signed in, done by a link to the new address, and taken
-- back for some days by a link to the old one. Only a new table.
CREATE TABLE address_changes (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  from_address text NOT NULL CHECK (length(from_address) BETWEEN 3 AND 254),
  to_address text NOT NULL CHECK (length(to_address) BETWEEN 3 AND 254),
  -- where it was asked for: that browser stays signed in
  session_id uuid NOT NULL,
  -- of the link to the new address
  token_hash text NOT NULL UNIQUE,
  asked_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  changed_at timestamptz(3),
  -- of the link to the old one
  undo_hash text UNIQUE,
  undo_until timestamptz(3),
  undone_at timestamptz(3),
  CONSTRAINT address_changes_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT address_changes_differ CHECK (from_address <> to_address),
  CONSTRAINT address_changes_in_order CHECK (
    expires_at > asked_at AND changed_at BETWEEN asked_at AND expires_at AND undone_at >= changed_at),
  CONSTRAINT address_changes_can_be_undone CHECK (num_nonnulls(changed_at, undo_hash, undo_until) IN (0, 3)),
  CONSTRAINT address_changes_undone_once_changed CHECK (undone_at IS NULL OR changed_at IS NOT NULL)
);
-- one is asked for at a time
CREATE UNIQUE INDEX address_changes_pending ON address_changes (user_id) WHERE changed_at IS NULL;

ALTER TABLE address_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE address_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON address_changes USING (user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth')
  WITH CHECK (user_id = (SELECT app.me()) OR (SELECT app.actor()) = 'auth');
GRANT SELECT, INSERT, UPDATE, DELETE ON address_changes TO handover_app;
REVOKE TRUNCATE ON address_changes FROM handover_app;

-- A link is spent once, and what was asked for stays as it was asked.
CREATE FUNCTION app.address_change_only_advances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.user_id, NEW.id, NEW.from_address, NEW.to_address, NEW.session_id, NEW.token_hash, NEW.asked_at, NEW.expires_at)
      IS DISTINCT FROM
     (OLD.user_id, OLD.id, OLD.from_address, OLD.to_address, OLD.session_id, OLD.token_hash, OLD.asked_at, OLD.expires_at)
    OR (OLD.changed_at IS NOT NULL AND (NEW.changed_at, NEW.undo_hash, NEW.undo_until)
      IS DISTINCT FROM (OLD.changed_at, OLD.undo_hash, OLD.undo_until))
    OR OLD.undone_at IS NOT NULL THEN
    RAISE EXCEPTION 'a change of address is done once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER address_changes_advance BEFORE UPDATE ON address_changes
  FOR EACH ROW EXECUTE FUNCTION app.address_change_only_advances();
GRANT EXECUTE ON FUNCTION app.address_change_only_advances() TO handover_app;

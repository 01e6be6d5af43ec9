-- Whoever joins by an invitation has the address that it is for (adr/0092): a signature later says of that address that it was verified. Looked
-- at in the moment of joining alone, since an address may change, or be erased, afterwards; and when all is written, since the business sees
-- somebody once they are its member.
CREATE FUNCTION app.joins_by_its_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM users WHERE id = NEW.accepted_by_id AND email = NEW.email) THEN
    RAISE EXCEPTION 'invitation % is for another address', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'invitations_joined_by_their_address';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER invitations_joined_by_their_address AFTER UPDATE ON invitations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.accepted_at IS NULL AND NEW.accepted_at IS NOT NULL) EXECUTE FUNCTION app.joins_by_its_address();
GRANT EXECUTE ON FUNCTION app.joins_by_its_address() TO handover_app;

-- It bound some of them. Processes of the version before read it until they are restarted, so it goes with a later version.
COMMENT ON COLUMN invitations.is_for_its_address IS 'Not read any more: every invitation is for its address.';

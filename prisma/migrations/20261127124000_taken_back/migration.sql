-- Whoever takes an address back gets the account as it was at the change: what was let in since then (a tool's token, a
-- calendar's link, a second step that only the other could take) was told to the other address, and goes with it.
CREATE FUNCTION app.end_what_was_let_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE api_tokens t SET ended_at = greatest(NEW.undone_at, t.made_at)
    WHERE t.user_id = NEW.user_id AND t.made_at >= NEW.changed_at AND t.ended_at IS NULL;
  UPDATE calendar_feeds f SET ended_at = greatest(NEW.undone_at, f.made_at)
    WHERE f.user_id = NEW.user_id AND f.made_at >= NEW.changed_at AND f.ended_at IS NULL;
  DELETE FROM authenticators a
    WHERE a.user_id = NEW.user_id AND coalesce(a.confirmed_at, a.made_at) >= NEW.changed_at;
  DELETE FROM passkeys p WHERE p.user_id = NEW.user_id AND p.added_at >= NEW.changed_at;
  DELETE FROM passkey_challenges c WHERE c.user_id = NEW.user_id;
  DELETE FROM recovery_codes r WHERE r.user_id = NEW.user_id AND r.made_at >= NEW.changed_at;
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION app.end_what_was_let_in() TO handover_app;
CREATE TRIGGER address_changes_end_what_was_let_in AFTER UPDATE OF undone_at ON address_changes FOR EACH ROW
  WHEN (OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL) EXECUTE FUNCTION app.end_what_was_let_in();

-- Whoever takes an address back gets the account as it was at the change, and keeps it: that it is to be deleted was asked for by
-- the other since then, and told to the other's address.
CREATE POLICY look_at_sign_in ON account_deletions FOR SELECT USING ((SELECT app.actor()) = 'auth');
CREATE POLICY take_back_at_sign_in ON account_deletions FOR UPDATE USING ((SELECT app.actor()) = 'auth');

CREATE OR REPLACE FUNCTION app.end_what_was_let_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE api_tokens t SET ended_at = greatest(NEW.undone_at, t.made_at)
    WHERE t.user_id = NEW.user_id AND t.made_at >= NEW.changed_at AND t.ended_at IS NULL;
  UPDATE calendar_feeds f SET ended_at = greatest(NEW.undone_at, f.made_at)
    WHERE f.user_id = NEW.user_id AND f.made_at >= NEW.changed_at AND f.ended_at IS NULL;
  UPDATE account_deletions d SET taken_back_at = greatest(NEW.undone_at, d.asked_at)
    WHERE d.user_id = NEW.user_id AND d.asked_at >= NEW.changed_at AND num_nonnulls(d.taken_back_at, d.held_at, d.done_at) = 0;
  DELETE FROM authenticators a
    WHERE a.user_id = NEW.user_id AND coalesce(a.confirmed_at, a.made_at) >= NEW.changed_at;
  DELETE FROM passkeys p WHERE p.user_id = NEW.user_id AND p.added_at >= NEW.changed_at;
  DELETE FROM passkey_challenges c WHERE c.user_id = NEW.user_id;
  DELETE FROM recovery_codes r WHERE r.user_id = NEW.user_id AND r.made_at >= NEW.changed_at;
  RETURN NULL;
END $$;

-- A sign-in link that an operator made in a shell on the server, for somebody whom no mail reaches (adr/0192). It proves no
-- address, and all that it leads to says so: the half sign-in, the session, and what is signed in it.
ALTER TABLE sign_in_links ADD COLUMN by_operator boolean NOT NULL DEFAULT false;

-- The new rules let through all that the old ones did, so nothing that is there has to be read for them.
ALTER TABLE half_sign_ins
  DROP CONSTRAINT half_sign_ins_first_step,
  ADD CONSTRAINT half_sign_ins_first_step CHECK (first_step IN ('email_link', 'google', 'operator_link')) NOT VALID;
ALTER TABLE sessions
  DROP CONSTRAINT sessions_authenticated_by,
  ADD CONSTRAINT sessions_authenticated_by CHECK (authenticated_by IN (
    'email_link', 'email_link_and_code', 'email_link_and_passkey', 'email_link_and_recovery_code',
    'code', 'passkey', 'recovery_code',
    'google', 'google_and_code', 'google_and_passkey', 'google_and_recovery_code',
    'google_then_code', 'google_then_passkey', 'google_then_recovery_code',
    'operator_link', 'operator_link_and_code', 'operator_link_and_passkey', 'operator_link_and_recovery_code',
    'operator_then_code', 'operator_then_passkey', 'operator_then_recovery_code')) NOT VALID;

-- Whoever has a shell on the server needn't be anybody here.
ALTER TABLE operator_deeds
  ALTER COLUMN by_id DROP NOT NULL,
  ADD CONSTRAINT operator_deeds_by CHECK (by_id IS NOT NULL OR deed = 'link.made') NOT VALID;

-- By what somebody has taken the first step, for whom the second is ahead. A constant default changes no row.
ALTER TABLE half_sign_ins ADD COLUMN first_step text NOT NULL DEFAULT 'email_link'
  CONSTRAINT half_sign_ins_first_step CHECK (first_step IN ('email_link', 'google'));

-- How somebody has shown who they are, for the evidence of what they sign: by Google as well. The new rule lets through all that
-- the old one did, so nothing that is there has to be read for it.
ALTER TABLE sessions
  DROP CONSTRAINT sessions_authenticated_by,
  ADD CONSTRAINT sessions_authenticated_by CHECK (authenticated_by IN (
    'email_link', 'email_link_and_code', 'email_link_and_passkey', 'email_link_and_recovery_code',
    'code', 'passkey', 'recovery_code',
    'google', 'google_and_code', 'google_and_passkey', 'google_and_recovery_code',
    'google_then_code', 'google_then_passkey', 'google_then_recovery_code')) NOT VALID;

-- A session that goes on while its account's address changes says that it began under the former one (adr/0200). The new rule lets
-- through all that the old one did, so nothing that is there has to be read for it.
ALTER TABLE sessions
  DROP CONSTRAINT sessions_authenticated_by,
  ADD CONSTRAINT sessions_authenticated_by CHECK (regexp_replace(authenticated_by, '_under_former_address$', '') IN (
    'email_link', 'email_link_and_code', 'email_link_and_passkey', 'email_link_and_recovery_code',
    'code', 'passkey', 'recovery_code',
    'google', 'google_and_code', 'google_and_passkey', 'google_and_recovery_code',
    'google_then_code', 'google_then_passkey', 'google_then_recovery_code',
    'operator_link', 'operator_link_and_code', 'operator_link_and_passkey', 'operator_link_and_recovery_code',
    'operator_then_code', 'operator_then_passkey', 'operator_then_recovery_code')) NOT VALID;

-- Those that have gone on already: a change of address remembers the session that it was asked for in, and only that one went on.
-- Processes of the version before show the new words as they stand, and know what the beginning of each means.
SELECT set_config('app.actor', 'auth', true);
UPDATE sessions s
  SET authenticated_by = s.authenticated_by || '_under_former_address'
  WHERE NOT s.authenticated_by LIKE '%\_under\_former\_address'
    AND EXISTS (SELECT FROM address_changes c
                WHERE c.user_id = s.user_id AND c.session_id = s.id AND c.changed_at IS NOT NULL);
SELECT set_config('app.actor', '', true);

-- A session of the first owner, begun by the link that the installation printed, said that a link sent to their address had begun it
-- (adr/0194). Such a link verifies the address, so of somebody whose address isn't verified, it was the printed one. What they sign
-- from now on says so; what they have signed can't be changed. A few rows at most, and processes of the version before know the words.
SELECT set_config('app.actor', 'auth', true);
UPDATE sessions s
  SET authenticated_by = CASE
    WHEN s.authenticated_by IN ('code', 'passkey', 'recovery_code') THEN 'operator_then_' || s.authenticated_by
    ELSE replace(s.authenticated_by, 'email_link', 'operator_link') END
  FROM users u
  WHERE u.id = s.user_id AND u.email_verified_at IS NULL
    AND (s.authenticated_by IN ('code', 'passkey', 'recovery_code') OR starts_with(s.authenticated_by, 'email_link'));
SELECT set_config('app.actor', '', true);

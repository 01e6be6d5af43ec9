-- Fills a migrated, empty saas-starter: a person with a team, three others in it, as Ruth has three assistants, and
-- `bench.past` things that the person has done.
INSERT INTO users (name, email, password_hash, role) VALUES ('Ruth Adeyemi', 'ruth@adeyemi-ceramics.example', '-', 'owner');
INSERT INTO users (name, email, password_hash, role)
  SELECT format('Assistant %s', n), format('assistant-%s@inbox.example', n), '-', 'member' FROM generate_series(1, 3) n;
INSERT INTO teams (name) VALUES ('Adeyemi Ceramics');
INSERT INTO team_members (user_id, team_id, role)
  SELECT users.id, teams.id, users.role FROM users CROSS JOIN teams ORDER BY users.id;

INSERT INTO activity_logs (team_id, user_id, action, timestamp, ip_address)
  SELECT team_id, user_id, 'SIGN_IN', now() - n * interval '12 hours', '192.0.2.1'
  FROM team_members CROSS JOIN generate_series(1, current_setting('bench.past')::int) n
  WHERE role = 'owner';

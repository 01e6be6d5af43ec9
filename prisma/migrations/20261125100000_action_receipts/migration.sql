-- What a person has posted and had done, by the key that its form was made with: what is sent again after a lost answer,
-- or by a device that was offline, is then answered and not done twice. A new, empty table: nothing waits for its locks.
CREATE TABLE action_receipts (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  key uuid NOT NULL,
  action text NOT NULL,
  done_at timestamptz(3) NOT NULL,
  CONSTRAINT action_receipts_pkey PRIMARY KEY (user_id, key)
);

ALTER TABLE action_receipts ENABLE ROW LEVEL SECURITY; ALTER TABLE action_receipts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON action_receipts USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
REVOKE UPDATE, TRUNCATE ON action_receipts FROM handover_app;

-- Answers by mail. All tables are new: no lock is held on anything that people use, but for the moment that a foreign key is
-- added.
CREATE TABLE reply_addresses (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT reply_addresses_engagement FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT reply_addresses_ends CHECK (expires_at > created_at)
);
CREATE UNIQUE INDEX reply_addresses_id_key ON reply_addresses (id);
CREATE INDEX reply_addresses_workspace_id_subject_id_user_id_idx ON reply_addresses (workspace_id, subject_id, user_id);
CREATE TRIGGER reply_addresses_append_only BEFORE UPDATE ON reply_addresses
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON reply_addresses FROM handover_app;

-- Made by whoever writes the mail that names one, and read by what takes the answer. Knowing a row opens nothing: the
-- address has a seal that isn't in it.
ALTER TABLE reply_addresses ENABLE ROW LEVEL SECURITY;
ALTER TABLE reply_addresses FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON reply_addresses
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY mailer ON reply_addresses FOR SELECT USING ((SELECT app.actor()) = 'mailer');

CREATE TYPE received_state AS ENUM ('waiting', 'posted', 'refused', 'ignored');
CREATE TABLE received_mails (
  id uuid PRIMARY KEY,
  provider_id text NOT NULL CHECK (length(provider_id) BETWEEN 1 AND 200),
  state received_state NOT NULL DEFAULT 'waiting',
  reason text,
  reply_address_id uuid REFERENCES reply_addresses (id) ON DELETE SET NULL ON UPDATE CASCADE,
  received_at timestamptz(3) NOT NULL,
  settled_at timestamptz(3),
  CONSTRAINT received_mails_settled CHECK ((state = 'waiting') = (settled_at IS NULL)),
  CONSTRAINT received_mails_reason CHECK ((state IN ('refused', 'ignored')) = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX received_mails_provider_id_key ON received_mails (provider_id);
REVOKE DELETE, TRUNCATE ON received_mails FROM handover_app;

-- What has been settled stays settled: an answer is taken once.
CREATE FUNCTION app.received_settles_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD.provider_id, OLD.received_at) IS DISTINCT FROM (NEW.id, NEW.provider_id, NEW.received_at)
    OR (OLD.state <> 'waiting'
        AND (OLD.state, OLD.reason, OLD.settled_at) IS DISTINCT FROM (NEW.state, NEW.reason, NEW.settled_at)) THEN
    RAISE EXCEPTION 'a received mail is settled once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER received_mails_settle_once BEFORE UPDATE ON received_mails
  FOR EACH ROW EXECUTE FUNCTION app.received_settles_once();
GRANT EXECUTE ON FUNCTION app.received_settles_once() TO handover_app;
ALTER TABLE received_mails ENABLE ROW LEVEL SECURITY;
ALTER TABLE received_mails FORCE ROW LEVEL SECURITY;
CREATE POLICY mailer ON received_mails USING ((SELECT app.actor()) = 'mailer');

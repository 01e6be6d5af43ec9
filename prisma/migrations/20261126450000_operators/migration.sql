-- Who runs the installation: what they did there, which mails they sent again, and what an examination has to see.

CREATE OR REPLACE FUNCTION app.act_as(p_kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_kind NOT IN ('auth', 'mailer', 'stripe', 'operator') THEN
    RAISE EXCEPTION 'unknown kind of actor: %', p_kind;
  END IF;
  PERFORM set_config('app.actor', p_kind, true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true);
END $$;

-- What operators did to the installation, over all businesses: who, when, and to what by its id. Never a word of anybody's.
CREATE TABLE operator_deeds (
  id uuid PRIMARY KEY,
  by_id uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  deed text NOT NULL CHECK (deed ~ '^[a-z]+(\.[a-z_]+)+$'),
  -- the name of a job or the kind of a mail, and its id
  about text NOT NULL CHECK (length(about) BETWEEN 1 AND 100),
  about_id text NOT NULL CHECK (length(about_id) BETWEEN 1 AND 100),
  request_id text,
  at timestamptz(3) NOT NULL
);
CREATE TRIGGER operator_deeds_append_only BEFORE UPDATE OR DELETE ON operator_deeds
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- One mail is sent again once, as a mail of its own; if that fails too, it is the other that is sent again.
CREATE TABLE mails_sent_again (
  mail_id uuid PRIMARY KEY REFERENCES mails (id) ON DELETE CASCADE ON UPDATE CASCADE,
  again_id uuid NOT NULL UNIQUE REFERENCES mails (id) ON DELETE CASCADE ON UPDATE CASCADE,
  by_id uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  at timestamptz(3) NOT NULL,
  CONSTRAINT mails_sent_again_another CHECK (mail_id <> again_id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['operator_deeds', 'mails_sent_again']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO handover_app', t);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM handover_app', t);
  END LOOP;
END $$;
CREATE POLICY operator ON operator_deeds USING ((SELECT app.actor()) = 'operator') WITH CHECK ((SELECT app.actor()) = 'operator');
CREATE POLICY mailer ON mails_sent_again USING ((SELECT app.actor()) = 'mailer') WITH CHECK ((SELECT app.actor()) = 'mailer');

-- An examination checks the oldest and the newest sealed copies against the certificates that are known.
CREATE POLICY examined ON agreement_copies FOR SELECT USING ((SELECT app.actor()) = 'operator');

-- The few mails among millions that didn't arrive, the newest first.
CREATE INDEX mails_troubled_idx ON mails (id DESC) WHERE state IN ('failed', 'bounced', 'complained', 'suppressed');

-- A half sign-in whose second step was taken stays for a while, so that the press that took it can be sent again (adr/0170).
-- It leads to one session, and goes with it: whoever is signed out can't come back by sending a press again.
ALTER TABLE half_sign_ins
  ADD COLUMN taken_at timestamptz(3),
  ADD COLUMN press_hash text,
  ADD COLUMN session_id uuid,
  ADD CONSTRAINT half_sign_ins_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
  ADD CONSTRAINT half_sign_ins_taken CHECK (
    (taken_at IS NULL) = (session_id IS NULL) AND (press_hash IS NULL OR taken_at IS NOT NULL) AND taken_at < expires_at);
CREATE UNIQUE INDEX half_sign_ins_session_id_key ON half_sign_ins (session_id);
GRANT UPDATE (taken_at, press_hash, session_id) ON half_sign_ins TO handover_app;

CREATE FUNCTION app.half_keeps_its_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.session_id IS NOT NULL AND NEW.session_id IS DISTINCT FROM OLD.session_id THEN
    RAISE EXCEPTION 'a half sign-in leads to one session' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER half_keeps_its_session BEFORE UPDATE ON half_sign_ins FOR EACH ROW EXECUTE FUNCTION app.half_keeps_its_session();

-- The same for a link: it goes with the session that it began.
ALTER TABLE sign_in_links
  ADD COLUMN session_id uuid,
  ADD CONSTRAINT sign_in_links_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
  ADD CONSTRAINT sign_in_links_began CHECK (session_id IS NULL OR spent_at IS NOT NULL);
CREATE UNIQUE INDEX sign_in_links_session_id_key ON sign_in_links (session_id);

CREATE OR REPLACE FUNCTION app.sign_in_link_stays_spent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- the session begins once the link is spent, in a transaction of its own
  IF OLD.spent_at IS NOT NULL AND (OLD.session_id IS NOT NULL OR to_jsonb(NEW) - 'session_id' <> to_jsonb(OLD) - 'session_id') THEN
    RAISE EXCEPTION 'a spent link stays spent' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

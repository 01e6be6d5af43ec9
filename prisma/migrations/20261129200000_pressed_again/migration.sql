-- A spent sign-in link stays until it would have expired, so that the press that used it can be sent again (adr/0161).
ALTER TABLE sign_in_links
  ADD COLUMN spent_at timestamptz(3),
  ADD COLUMN press_hash text,
  ADD CONSTRAINT sign_in_links_pressed CHECK (press_hash IS NULL OR spent_at IS NOT NULL);

-- Nobody makes a spent link good again, or gives it to another press.
CREATE FUNCTION app.sign_in_link_stays_spent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.spent_at IS NOT NULL THEN
    RAISE EXCEPTION 'a spent link stays spent' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sign_in_link_stays_spent BEFORE UPDATE ON sign_in_links FOR EACH ROW EXECUTE FUNCTION app.sign_in_link_stays_spent();

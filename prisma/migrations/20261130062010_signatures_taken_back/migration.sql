-- A side can take its signature back until the other has signed as well (adr/0189). The signature stays as it is: that it was taken back
-- is a row of its own, and who signs the same text again adds another signature, with the next number.
-- A column with a constant default: no row is rewritten. An index on a table of few rows, and a new table.
ALTER TABLE agreement_signatures ADD COLUMN number integer NOT NULL DEFAULT 1;
ALTER TABLE agreement_signatures ADD CONSTRAINT agreement_signatures_counted CHECK (number >= 1) NOT VALID;
CREATE UNIQUE INDEX agreement_signatures_number_key ON agreement_signatures (workspace_id, version_id, party, number);
DROP INDEX agreement_signatures_workspace_id_version_id_party_key;

CREATE TABLE signatures_taken_back (
  workspace_id uuid NOT NULL,
  signature_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  taken_back_by_id uuid NOT NULL,
  taken_back_at timestamptz(3) NOT NULL,
  CONSTRAINT signatures_taken_back_pkey PRIMARY KEY (workspace_id, signature_id),
  CONSTRAINT signatures_taken_back_signature_fkey FOREIGN KEY (workspace_id, signature_id)
    REFERENCES agreement_signatures (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT signatures_taken_back_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX signatures_taken_back_by_agreement ON signatures_taken_back (workspace_id, agreement_id);

ALTER TABLE signatures_taken_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE signatures_taken_back FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON signatures_taken_back
  USING (app.is_staff_of(workspace_id) OR app.is_engaged_in(engagement_id))
  WITH CHECK ((app.is_staff_of(workspace_id) OR app.is_engaged_in(engagement_id)) AND taken_back_by_id = app.me());
-- without it, whoever reads what they signed after the end of the work would take for a signature what was none any more
CREATE POLICY past ON signatures_taken_back FOR SELECT USING (app.was_engaged_in(engagement_id) AND EXISTS (
  SELECT 1 FROM agreements a
  WHERE a.workspace_id = signatures_taken_back.workspace_id AND a.id = signatures_taken_back.agreement_id));
CREATE TRIGGER signatures_taken_back_append_only BEFORE UPDATE OR DELETE ON signatures_taken_back
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON signatures_taken_back FROM handover_app;

-- By their own side alone, and only while the other hasn't signed. The agreement's row is held: whoever signs at the same moment comes
-- before this, or after it.
CREATE FUNCTION app.signature_is_taken_back_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  signed agreement_signatures;
  offer agreements;
BEGIN
  SELECT * INTO offer FROM agreements a WHERE a.workspace_id = NEW.workspace_id AND a.id = NEW.agreement_id FOR UPDATE;
  SELECT * INTO signed FROM agreement_signatures s WHERE s.workspace_id = NEW.workspace_id AND s.id = NEW.signature_id;
  IF signed.agreement_id IS DISTINCT FROM offer.id OR offer.state IS DISTINCT FROM 'signed_by_one' OR NOT EXISTS (
    SELECT 1 FROM agreement_versions v WHERE v.workspace_id = signed.workspace_id AND v.id = signed.version_id
      AND v.number = offer.current_number) THEN
    RAISE EXCEPTION 'a signature is taken back until the other side has signed' USING ERRCODE = 'check_violation';
  END IF;
  IF signed.party = 'assistant' AND NEW.taken_back_by_id <> signed.user_id
    OR signed.party = 'owner' AND NOT EXISTS (SELECT 1 FROM memberships m
      WHERE m.workspace_id = NEW.workspace_id AND m.user_id = NEW.taken_back_by_id AND m.role = 'owner') THEN
    RAISE EXCEPTION 'a signature is taken back by its own side' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signatures_taken_back_in_time BEFORE INSERT ON signatures_taken_back
  FOR EACH ROW EXECUTE FUNCTION app.signature_is_taken_back_in_time();

-- One signature of each side stands under a text: another follows only once all before it were taken back.
CREATE FUNCTION app.signature_follows_those_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + (SELECT count(*) FROM agreement_signatures s
    JOIN signatures_taken_back t ON t.workspace_id = s.workspace_id AND t.signature_id = s.id
    WHERE s.workspace_id = NEW.workspace_id AND s.version_id = NEW.version_id AND s.party = NEW.party) THEN
    RAISE EXCEPTION 'a side signs a text again only once its signature was taken back' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_signatures_follow BEFORE INSERT ON agreement_signatures
  FOR EACH ROW WHEN (NEW.number <> 1) EXECUTE FUNCTION app.signature_follows_those_taken_back();
GRANT EXECUTE ON FUNCTION app.signature_is_taken_back_in_time(), app.signature_follows_those_taken_back() TO handover_app;

-- What was taken back isn't counted where both have to have signed.
DO $$
DECLARE
  asking text;
  def text;
  was text := 's.document_hash = v.document_hash';
BEGIN
  FOREACH asking IN ARRAY ARRAY['app.agreement_needs_both_signatures()', 'app.agreement_ends_for_a_reason()'] LOOP
    def := pg_get_functiondef(asking::regprocedure);
    IF length(def) - length(replace(def, was, '')) <> length(was) THEN RAISE EXCEPTION '% is not as it was', asking; END IF;
    EXECUTE replace(def, was, was || ' AND NOT EXISTS (
        SELECT 1 FROM signatures_taken_back t WHERE t.workspace_id = s.workspace_id AND t.signature_id = s.id)');
  END LOOP;
END $$;

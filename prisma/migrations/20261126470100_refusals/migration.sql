-- What was delivered before the end and isn't accepted after it is refused (adr/0046): a review that names what isn't met, and an
-- ending of the brief, which says what is owed all the same.

-- While the two still work together a delivery is sent back; a refusal is there for when nobody can mend it any more.
CREATE FUNCTION app.refused_after_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM engagements e
      WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id AND e.state = 'ended') THEN
    RAISE EXCEPTION 'a delivery is refused only once the work of the two has ended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reviews_refused_after_the_end BEFORE INSERT ON reviews FOR EACH ROW
  WHEN (NEW.outcome = 'refused') EXECUTE FUNCTION app.refused_after_the_end();

-- A brief ends as refused by the review that says so, in the same transaction, and by a person.
CREATE FUNCTION app.ending_is_a_refusal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reviews r JOIN unmet_criteria u ON u.workspace_id = r.workspace_id AND u.review_id = r.id
      WHERE r.workspace_id = NEW.workspace_id AND r.brief_id = NEW.brief_id AND r.outcome = 'refused') THEN
    RAISE EXCEPTION 'a refusal names what is not met' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER brief_endings_are_refusals AFTER INSERT ON brief_endings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind = 'refused') EXECUTE FUNCTION app.ending_is_a_refusal();
ALTER TABLE brief_endings ADD CONSTRAINT brief_endings_refused_by CHECK (kind <> 'refused' OR ended_by_id IS NOT NULL) NOT VALID;
ALTER TABLE brief_endings DROP CONSTRAINT brief_endings_owed, ADD CONSTRAINT brief_endings_owed CHECK (
  CASE WHEN kind IN ('cancelled', 'refused') THEN coalesce(length(owed), 0) BETWEEN 1 AND 1000 ELSE owed IS NULL END) NOT VALID;

-- What isn't met belongs to a revision or a refusal: an approval says that everything is.
CREATE OR REPLACE FUNCTION app.unmet_only_in_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reviews r
                 WHERE r.workspace_id = NEW.workspace_id AND r.id = NEW.review_id AND r.outcome IN ('revision', 'refused')) THEN
    RAISE EXCEPTION 'only a revision or a refusal names what is not met' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- What became of their last delivery is still told to whoever made it, beside the end and what is paid to them.
DROP POLICY past ON notifications;
CREATE POLICY past ON notifications FOR SELECT USING (recipient_id = (SELECT app.me())
  AND engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[])
  AND (kind LIKE 'ending.%' OR kind LIKE 'pay.%' OR kind IN ('brief.approved', 'brief.approved_by_agreement', 'brief.refused')));

GRANT EXECUTE ON FUNCTION app.refused_after_the_end(), app.ending_is_a_refusal() TO handover_app;

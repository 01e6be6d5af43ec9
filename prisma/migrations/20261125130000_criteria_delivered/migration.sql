-- How the assistant says that a criterion is met: a row beside the items of a delivery, never changed. The table is new; the
-- triggers on the neighbours ask for a lock that lasts as long as making them does.

CREATE TABLE delivered_criteria (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  criterion_id uuid NOT NULL,
  -- how it is met, in the assistant's words; empty: it is, and there is no more to say
  note text NOT NULL,
  CONSTRAINT delivered_criteria_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT delivered_criteria_delivery FOREIGN KEY (workspace_id, brief_id, delivery_id)
    REFERENCES deliveries (workspace_id, brief_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT delivered_criteria_engagement FOREIGN KEY (workspace_id, engagement_id, delivery_id)
    REFERENCES deliveries (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT delivered_criteria_criterion FOREIGN KEY (workspace_id, brief_id, criterion_id)
    REFERENCES acceptance_criteria (workspace_id, brief_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT delivered_criteria_note CHECK (length(note) <= 2000)
);
CREATE UNIQUE INDEX delivered_criteria_workspace_id_delivery_id_criterion_id_key
  ON delivered_criteria (workspace_id, delivery_id, criterion_id);

CREATE TRIGGER delivered_criteria_append_only BEFORE UPDATE OR DELETE ON delivered_criteria
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- The review is bound by hash to what was delivered, so nothing can be added to a delivery that has one.
CREATE FUNCTION app.refuse_after_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM reviews r WHERE r.workspace_id = NEW.workspace_id AND r.delivery_id = NEW.delivery_id) THEN
    RAISE EXCEPTION 'this delivery has been reviewed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delivered_criteria_before_review BEFORE INSERT ON delivered_criteria
  FOR EACH ROW EXECUTE FUNCTION app.refuse_after_review();
CREATE TRIGGER delivery_items_before_review BEFORE INSERT ON delivery_items
  FOR EACH ROW EXECUTE FUNCTION app.refuse_after_review();

-- What isn't met belongs to a revision: an approval says that everything is.
CREATE FUNCTION app.unmet_only_in_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reviews r
                 WHERE r.workspace_id = NEW.workspace_id AND r.id = NEW.review_id AND r.outcome = 'revision') THEN
    RAISE EXCEPTION 'only a revision names what is not met' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER unmet_criteria_in_revision BEFORE INSERT ON unmet_criteria
  FOR EACH ROW EXECUTE FUNCTION app.unmet_only_in_revision();

GRANT EXECUTE ON FUNCTION app.refuse_after_review(), app.unmet_only_in_revision() TO handover_app;

ALTER TABLE delivered_criteria ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivered_criteria FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON delivered_criteria
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
REVOKE UPDATE, DELETE, TRUNCATE ON delivered_criteria FROM handover_app;

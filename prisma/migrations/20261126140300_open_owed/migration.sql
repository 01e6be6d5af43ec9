-- What is owed and not on its way, kept beside the owed by triggers: whether something is overdue is asked at every look at
-- the home, and can't be an index of columns that never change. It holds no amount, and nothing but these triggers writes it.
CREATE TABLE open_owed (
  workspace_id uuid NOT NULL,
  owed_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  due_on date NOT NULL,
  CONSTRAINT open_owed_pkey PRIMARY KEY (workspace_id, owed_id),
  CONSTRAINT open_owed_owed_fkey FOREIGN KEY (workspace_id, engagement_id, owed_id)
    REFERENCES owed_items (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO open_owed (workspace_id, owed_id, engagement_id, due_on)
  SELECT o.workspace_id, o.id, o.engagement_id, o.due_on FROM owed_items o
  WHERE o.amount_minor <> 0 AND NOT EXISTS (
    SELECT 1 FROM payment_lines l
    WHERE l.workspace_id = o.workspace_id AND l.owed_id = o.id AND l.released_at IS NULL);
CREATE UNIQUE INDEX open_owed_engagement_key ON open_owed (workspace_id, engagement_id, owed_id);
CREATE INDEX open_owed_by_day ON open_owed (workspace_id, due_on);

ALTER TABLE open_owed ENABLE ROW LEVEL SECURITY;
ALTER TABLE open_owed FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON open_owed FOR SELECT USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY past ON open_owed FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]));
CREATE POLICY write ON open_owed FOR INSERT WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE POLICY remove ON open_owed FOR DELETE USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
REVOKE UPDATE, TRUNCATE ON open_owed FROM handover_app;

CREATE FUNCTION app.owed_opens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount_minor <> 0 THEN
    INSERT INTO open_owed (workspace_id, owed_id, engagement_id, due_on)
    VALUES (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.due_on);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER owed_items_open AFTER INSERT ON owed_items FOR EACH ROW EXECUTE FUNCTION app.owed_opens();

-- A payment takes it off, and one that lets go of it puts it back.
CREATE FUNCTION app.owed_is_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.released_at IS NULL THEN
    DELETE FROM open_owed WHERE workspace_id = NEW.workspace_id AND owed_id = NEW.owed_id;
  ELSE
    INSERT INTO open_owed (workspace_id, owed_id, engagement_id, due_on)
      SELECT o.workspace_id, o.id, o.engagement_id, o.due_on FROM owed_items o
      WHERE o.workspace_id = NEW.workspace_id AND o.id = NEW.owed_id AND o.amount_minor <> 0
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_lines_take AFTER INSERT OR UPDATE ON payment_lines FOR EACH ROW EXECUTE FUNCTION app.owed_is_taken();

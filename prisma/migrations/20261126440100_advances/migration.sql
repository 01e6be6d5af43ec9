-- Pay ahead of work, and what is taken back of it out of later pay (adr/0044). Nullable columns, constraints that all rows meet.

ALTER TABLE owed_items
  -- of an advance: how much of it is taken out of one pay day at most
  ADD COLUMN part_minor bigint,
  -- of a recovery: the advance that it takes back
  ADD COLUMN recovers_id uuid,
  ADD CONSTRAINT owed_items_recovers_fkey FOREIGN KEY (workspace_id, engagement_id, recovers_id)
    REFERENCES owed_items (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT owed_items_recovery CHECK ((kind = 'recovery') = (recovers_id IS NOT NULL)),
  ADD CONSTRAINT owed_items_advance CHECK (
    (kind = 'advance') = (part_minor IS NOT NULL) AND (part_minor IS NULL OR part_minor BETWEEN 1 AND amount_minor)),
  DROP CONSTRAINT owed_items_amount,
  ADD CONSTRAINT owed_items_amount CHECK (
    abs(amount_minor) < 9007199254740991 AND abs(full_minor) < 9007199254740991
    AND CASE WHEN kind = 'correction' THEN amount_minor <> 0 AND full_minor = amount_minor
             WHEN kind = 'recovery' THEN amount_minor < 0 AND full_minor = amount_minor
             ELSE amount_minor BETWEEN 0 AND full_minor AND full_minor > 0 END);
CREATE INDEX owed_items_advances ON owed_items (workspace_id, engagement_id) WHERE kind = 'advance';
CREATE INDEX owed_items_recoveries ON owed_items (workspace_id, recovers_id) WHERE recovers_id IS NOT NULL;

-- Nothing is taken back but of an advance of the same two in the same currency, never more than it was, nor more on one pay day
-- than was agreed. Whoever takes of the same advance waits, so that two at once don't take more than there is.
CREATE FUNCTION app.recovery_has_advance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  advance owed_items;
  taken numeric;
  taken_on_day numeric;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('advance ' || NEW.recovers_id, 0));
  SELECT * INTO advance FROM owed_items a
    WHERE (a.workspace_id, a.engagement_id, a.id) = (NEW.workspace_id, NEW.engagement_id, NEW.recovers_id)
      AND a.kind = 'advance' AND a.currency = NEW.currency;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only an advance is taken back' USING ERRCODE = 'check_violation';
  END IF;
  SELECT coalesce(-sum(r.amount_minor), 0), coalesce(-sum(r.amount_minor) FILTER (WHERE r.due_on = NEW.due_on), 0)
    INTO taken, taken_on_day FROM owed_items r
    WHERE r.workspace_id = NEW.workspace_id AND r.recovers_id = NEW.recovers_id;
  IF taken - NEW.amount_minor > advance.amount_minor THEN
    RAISE EXCEPTION 'no more is taken back than was given in advance' USING ERRCODE = 'check_violation';
  END IF;
  IF taken_on_day - NEW.amount_minor > advance.part_minor THEN
    RAISE EXCEPTION 'no more is taken back on a pay day than was agreed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER owed_items_recover BEFORE INSERT ON owed_items
  FOR EACH ROW WHEN (NEW.kind = 'recovery') EXECUTE FUNCTION app.recovery_has_advance();

-- An advance is money that the assistant has and hasn't earned yet: it is no cost, neither when it is given nor when it is taken back.
CREATE FUNCTION app.advance_is_no_cost() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM ledger_transactions t
    JOIN ledger_entries e ON e.workspace_id = t.workspace_id AND e.transaction_id = t.id
    JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id
    WHERE t.workspace_id = NEW.workspace_id AND t.owed_id = NEW.id
      AND a.kind = 'advance' AND e.currency = NEW.currency AND e.amount_minor = NEW.amount_minor) THEN
    RAISE EXCEPTION 'an advance is booked as one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER owed_items_advance_is_no_cost AFTER INSERT ON owed_items DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.kind IN ('advance', 'recovery')) EXECUTE FUNCTION app.advance_is_no_cost();

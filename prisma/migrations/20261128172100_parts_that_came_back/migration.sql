-- A part of what was sent that somebody reverses by hand at Stripe is owed again by itself, and the rest stays paid (adr/0102). A
-- nullable column and constraints that all rows meet: while they are added, what becomes owed waits for one look over that table.

ALTER TABLE owed_items
  -- of what came back: the payment of which it did
  ADD COLUMN returns_id uuid,
  ADD CONSTRAINT owed_items_returns_fkey FOREIGN KEY (workspace_id, engagement_id, returns_id)
    REFERENCES payments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT owed_items_returned CHECK ((kind = 'returned') = (returns_id IS NOT NULL));
CREATE INDEX owed_items_returns ON owed_items (workspace_id, returns_id) WHERE returns_id IS NOT NULL;

-- Nothing comes back but of what was sent to the same assistant in the same currency, and never more than that. Whoever writes it down
-- holds the run of the payment; the lock here is for whoever doesn't.
CREATE FUNCTION app.return_has_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  payment payments;
  returned numeric;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('returned ' || NEW.returns_id, 0));
  SELECT * INTO payment FROM payments p
    WHERE (p.workspace_id, p.engagement_id, p.id) = (NEW.workspace_id, NEW.engagement_id, NEW.returns_id)
      AND p.rail = 'stripe_connect' AND p.state IN ('paid', 'disputed') AND p.sent_currency = NEW.currency;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only what was sent comes back' USING ERRCODE = 'check_violation';
  END IF;
  SELECT coalesce(sum(o.amount_minor), 0) INTO returned FROM owed_items o
    WHERE o.workspace_id = NEW.workspace_id AND o.returns_id = NEW.returns_id;
  IF returned + NEW.amount_minor > payment.sent_minor THEN
    RAISE EXCEPTION 'no more comes back than was sent' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER owed_items_return BEFORE INSERT ON owed_items
  FOR EACH ROW WHEN (NEW.kind = 'returned') EXECUTE FUNCTION app.return_has_payment();

-- The work has cost what it cost: what came back is on its way again, and costs nothing anew.
CREATE FUNCTION app.return_is_no_cost() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM ledger_transactions t
    JOIN ledger_entries e ON e.workspace_id = t.workspace_id AND e.transaction_id = t.id
    JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id
    WHERE t.workspace_id = NEW.workspace_id AND t.owed_id = NEW.id
      AND a.kind = 'underway' AND e.currency = NEW.currency AND e.amount_minor = NEW.amount_minor) THEN
    RAISE EXCEPTION 'what came back is booked as such' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER owed_items_return_is_no_cost AFTER INSERT ON owed_items DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.kind = 'returned') EXECUTE FUNCTION app.return_is_no_cost();

-- A part that is owed again isn't owed a second time with all that the payment paid.
CREATE FUNCTION app.return_is_owed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM owed_items o WHERE o.workspace_id = NEW.workspace_id AND o.returns_id = NEW.id) THEN
    RAISE EXCEPTION 'a part of this payment is owed again already' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_return_once BEFORE UPDATE OF state ON payments FOR EACH ROW
  WHEN (NEW.state IN ('failed', 'refunded') AND NEW.state <> OLD.state) EXECUTE FUNCTION app.return_is_owed_once();

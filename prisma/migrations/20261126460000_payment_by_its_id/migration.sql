-- The payment is found by a value, not by an expression that is reckoned anew for each row that is looked at: with a thousand payments in one run
-- that was a minute at its commit.
CREATE OR REPLACE FUNCTION app.payment_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its uuid := coalesce(to_jsonb(NEW) ->> 'payment_id', NEW.id::text);
  payment payments;
  needed text;
BEGIN
  SELECT * INTO STRICT payment FROM payments p WHERE p.workspace_id = NEW.workspace_id AND p.id = its;
  IF payment.amount_minor <> (
       SELECT coalesce(sum(l.amount_minor), 0) FROM payment_lines l
       WHERE l.workspace_id = payment.workspace_id AND l.payment_id = payment.id AND l.currency = payment.currency
         AND (l.released_at IS NOT NULL) = app.payment_is_over(payment.state))
     OR EXISTS (SELECT 1 FROM payment_lines l WHERE l.workspace_id = payment.workspace_id AND l.payment_id = payment.id
                AND (l.currency <> payment.currency OR (l.released_at IS NOT NULL) <> app.payment_is_over(payment.state))) THEN
    RAISE EXCEPTION 'a payment is the sum of what it pays' USING ERRCODE = 'check_violation';
  END IF;
  needed := CASE
    WHEN payment.state IN ('recorded') THEN ':recorded'
    WHEN payment.state IN ('confirmed', 'settled', 'paid') THEN ':received'
    WHEN payment.state = 'withdrawn' OR payment.state = 'refunded' THEN ':withdrawn'
    WHEN payment.state IN ('approved', 'charging', 'charged', 'transferring', 'needs_attention', 'failed') THEN ':recorded' END;
  -- cancelled after somebody had said yes: what was booked then is booked back
  IF payment.state = 'cancelled' AND EXISTS (SELECT 1 FROM ledger_transactions t WHERE t.workspace_id = payment.workspace_id
      AND t.payment_id = payment.id AND t.source_key = 'payment:' || payment.id || ':recorded') THEN
    needed := ':withdrawn';
  END IF;
  IF needed IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger_transactions t WHERE t.workspace_id = payment.workspace_id AND t.payment_id = payment.id
      AND t.source_key = 'payment:' || payment.id || needed) THEN
    RAISE EXCEPTION 'a payment has to be in the books' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

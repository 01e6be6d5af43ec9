-- A confirmation by mistake can be taken back for thirty days (adr/0187): the payment is disputed, and in the books it is on its way again.
-- As before, with that one pair more. Functions and one trigger only: nothing is rewritten, and no table is read.
CREATE OR REPLACE FUNCTION app.payment_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - ARRAY['state', 'state_changed_at', 'version'] <> to_jsonb(NEW) - ARRAY['state', 'state_changed_at', 'version'] THEN
    RAISE EXCEPTION 'a payment stays as it was recorded' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF NEW.rail = 'external' AND (
    (OLD.state::text, NEW.state::text) NOT IN (('recorded', 'confirmed'), ('recorded', 'disputed'), ('recorded', 'withdrawn'),
      ('confirmed', 'disputed'), ('disputed', 'settled'), ('disputed', 'withdrawn'))
    -- in hours, since the clocks go forward and back
    OR (OLD.state = 'confirmed' AND NEW.state_changed_at >= OLD.state_changed_at + interval '720 hours')
    OR NOT EXISTS (SELECT 1 FROM payment_answers a
                   WHERE a.workspace_id = NEW.workspace_id AND a.payment_id = NEW.id AND a.outcome = NEW.state)) THEN
    RAISE EXCEPTION 'a payment moves by an answer' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.rail <> 'external' AND (
    (OLD.state::text, NEW.state::text) NOT IN (
      ('draft', 'awaiting_approval'), ('draft', 'cancelled'),
      ('awaiting_approval', 'approved'), ('awaiting_approval', 'cancelled'),
      ('approved', 'charging'), ('approved', 'transferring'), ('approved', 'cancelled'),
      ('charging', 'charged'), ('charging', 'needs_attention'), ('charging', 'cancelled'),
      ('needs_attention', 'charging'), ('needs_attention', 'charged'), ('needs_attention', 'cancelled'),
      ('charged', 'transferring'), ('charged', 'failed'), ('charged', 'refunded'), ('charged', 'disputed'),
      ('transferring', 'paid'), ('transferring', 'failed'), ('transferring', 'disputed'),
      ('failed', 'transferring'), ('failed', 'paid'), ('failed', 'refunded'), ('failed', 'disputed'),
      ('paid', 'failed'), ('paid', 'refunded'), ('paid', 'disputed'), ('disputed', 'paid'), ('disputed', 'failed'),
      ('disputed', 'refunded'))
    OR NEW.version <> OLD.version + 1
    OR NOT EXISTS (SELECT 1 FROM payment_moves m
                   WHERE m.workspace_id = NEW.workspace_id AND m.payment_id = NEW.id AND m.number = NEW.version
                     AND (m.from_state, m.to_state) = (OLD.state, NEW.state))
    -- after a yes either a charge is asked for, or it is paid out of a balance
    OR (OLD.state = 'approved' AND NEW.state <> 'cancelled' AND (NEW.state = 'transferring') <> (NEW.rail = 'stripe_global_payouts'))) THEN
    RAISE EXCEPTION 'a payment through Stripe moves forward, by a move: % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'charged' AND NEW.state = 'transferring'
    AND EXISTS (SELECT 1 FROM pay_runs r WHERE r.workspace_id = NEW.workspace_id AND r.id = NEW.run_id AND r.refunded_by_hand_minor > 0)
    -- unless it turns out to have been sent before
    AND NOT EXISTS (SELECT 1 FROM payment_transfers t WHERE t.workspace_id = NEW.workspace_id AND t.payment_id = NEW.id) THEN
    RAISE EXCEPTION 'of a charge that was refunded by hand, nothing is sent on by itself' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- As before, with what the books need once a confirmation was taken back: a payment that is disputed then isn't received, and one that is
-- settled after it is received once more.
CREATE OR REPLACE FUNCTION app.payment_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its uuid := coalesce(to_jsonb(NEW) ->> 'payment_id', NEW.id::text);
  payment payments;
  needed text;
  was_confirmed boolean;
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
  IF payment.rail = 'external' AND payment.state IN ('disputed', 'settled') THEN
    was_confirmed := EXISTS (SELECT 1 FROM payment_answers a
      WHERE a.workspace_id = payment.workspace_id AND a.payment_id = payment.id AND a.outcome = 'confirmed');
    needed := CASE WHEN payment.state = 'settled' THEN ':settled:received' WHEN was_confirmed THEN ':not_received' END;
  END IF;
  IF needed IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger_transactions t WHERE t.workspace_id = payment.workspace_id AND t.payment_id = payment.id
      AND (t.source_key = 'payment:' || payment.id || needed
        -- as the version before books what is settled
        OR (payment.state = 'settled' AND NOT was_confirmed AND t.source_key = 'payment:' || payment.id || ':received'))) THEN
    RAISE EXCEPTION 'a payment has to be in the books' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- What has arrived no longer holds a deletion, so a payment that is disputed in the very moment of erasing would stay so for ever (adr/0103).
CREATE TRIGGER payment_answers_before_erasing BEFORE INSERT ON payment_answers
  FOR EACH ROW WHEN (NEW.outcome = 'disputed') EXECUTE FUNCTION app.nothing_after_erasing();

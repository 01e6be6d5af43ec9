-- A charge that somebody refunded in Stripe's dashboard, or a part of it, no longer pays for what wasn't sent on yet. Such a payment
-- is held for its owner (charged → failed), and never begins to be sent by itself. As before, with that one pair more and that one
-- check. Only a function; locks nothing.
CREATE OR REPLACE FUNCTION app.payment_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - ARRAY['state', 'state_changed_at', 'version'] <> to_jsonb(NEW) - ARRAY['state', 'state_changed_at', 'version'] THEN
    RAISE EXCEPTION 'a payment stays as it was recorded' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF NEW.rail = 'external' AND (
    (OLD.state::text, NEW.state::text) NOT IN (('recorded', 'confirmed'), ('recorded', 'disputed'), ('recorded', 'withdrawn'),
      ('disputed', 'settled'), ('disputed', 'withdrawn'))
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

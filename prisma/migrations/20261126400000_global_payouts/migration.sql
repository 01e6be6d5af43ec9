-- Runs that go by Stripe Global Payouts: nothing is charged for them, they are paid out of a balance at Stripe that the business
-- fills ahead. A column with a default, nullable columns, and functions in the place of earlier ones.

ALTER TABLE pay_runs
  ADD COLUMN rail payment_rail NOT NULL DEFAULT 'stripe_connect',
  -- the balance that it is paid out of; null where something is charged
  ADD COLUMN balance_id text,
  ALTER COLUMN method_id DROP NOT NULL,
  ADD CONSTRAINT pay_runs_rail CHECK (CASE rail
    WHEN 'stripe_connect' THEN method_id IS NOT NULL AND balance_id IS NULL
    WHEN 'stripe_global_payouts' THEN method_id IS NULL AND balance_id IS NOT NULL AND fee_minor = 0
      AND charge_state = 'none' AND intent_id IS NULL AND charge_id IS NULL
    ELSE false END);

-- A payment goes the way of its run.
CREATE UNIQUE INDEX pay_runs_by_rail ON pay_runs (workspace_id, id, rail);
ALTER TABLE payments
  DROP CONSTRAINT payments_rail_run,
  ADD CONSTRAINT payments_rail_run CHECK ((rail = 'external') = (run_id IS NULL)),
  ADD CONSTRAINT payments_run_rail_fkey FOREIGN KEY (workspace_id, run_id, rail)
    REFERENCES pay_runs (workspace_id, id, rail) ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whom Connect doesn't reach may be a recipient of payouts: whether one can be sent to their bank is Stripe's answer too.
ALTER TABLE connected_accounts
  ADD COLUMN is_recipient boolean NOT NULL DEFAULT false,
  ADD COLUMN bank_payouts transfers_state NOT NULL DEFAULT 'unknown';

-- As before, and one that isn't charged is sent as soon as somebody has said yes.
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
      ('charged', 'transferring'), ('charged', 'refunded'), ('charged', 'disputed'),
      ('transferring', 'paid'), ('transferring', 'failed'), ('transferring', 'disputed'),
      ('failed', 'transferring'), ('failed', 'paid'), ('failed', 'refunded'), ('failed', 'disputed'),
      ('paid', 'refunded'), ('paid', 'disputed'), ('disputed', 'paid'), ('disputed', 'failed'))
    OR NEW.version <> OLD.version + 1
    OR NOT EXISTS (SELECT 1 FROM payment_moves m
                   WHERE m.workspace_id = NEW.workspace_id AND m.payment_id = NEW.id AND m.number = NEW.version
                     AND (m.from_state, m.to_state) = (OLD.state, NEW.state))
    -- after a yes either a charge is asked for, or it is paid out of a balance
    OR (OLD.state = 'approved' AND NEW.state <> 'cancelled' AND (NEW.state = 'transferring') <> (NEW.rail = 'stripe_global_payouts'))) THEN
    RAISE EXCEPTION 'a payment through Stripe moves forward, by a move: % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

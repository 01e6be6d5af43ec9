-- Refunds of a run's charge that Stripe has accepted and not taken from its balance yet, since that is too small: the
-- books don't have them, and what is left of the charge is less by them all the same (adr/0152).
ALTER TABLE pay_runs
  ADD COLUMN unbooked_refunds_minor bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT pay_runs_unbooked_refunds CHECK (unbooked_refunds_minor BETWEEN 0 AND total_minor + fee_minor);

CREATE OR REPLACE FUNCTION app.pay_run_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text[] := ARRAY['approved_by_id', 'approved_at', 'charge_state', 'intent_id', 'charge_id', 'action_url', 'said', 'checked_at',
                             'refunded_by_hand_minor', 'disputed_minor', 'charged_kind', 'charged_label',
                             'unbooked_refunds_minor'];
BEGIN
  IF to_jsonb(OLD) - said <> to_jsonb(NEW) - said
     OR (OLD.approved_at IS NOT NULL AND (OLD.approved_at, OLD.approved_by_id) IS DISTINCT FROM (NEW.approved_at, NEW.approved_by_id))
     OR (OLD.intent_id IS NOT NULL AND OLD.intent_id IS DISTINCT FROM NEW.intent_id)
     OR (OLD.charge_state IN ('succeeded', 'cancelled') AND NEW.charge_state <> OLD.charge_state) THEN
    RAISE EXCEPTION 'a pay run stays as it was approved' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- How much of a run's charge its bank has taken back, as Stripe says: a dispute may be about a part of it. In another
-- currency it may differ a little from the charge, so it isn't bounded by it.
ALTER TABLE pay_runs
  ADD COLUMN disputed_minor bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT pay_runs_disputed CHECK (disputed_minor >= 0);

CREATE OR REPLACE FUNCTION app.pay_run_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text[] := ARRAY['approved_by_id', 'approved_at', 'charge_state', 'intent_id', 'charge_id', 'action_url', 'said', 'checked_at',
                             'refunded_by_hand_minor', 'disputed_minor'];
BEGIN
  IF to_jsonb(OLD) - said <> to_jsonb(NEW) - said
     OR (OLD.approved_at IS NOT NULL AND (OLD.approved_at, OLD.approved_by_id) IS DISTINCT FROM (NEW.approved_at, NEW.approved_by_id))
     OR (OLD.intent_id IS NOT NULL AND OLD.intent_id IS DISTINCT FROM NEW.intent_id)
     OR (OLD.charge_state IN ('succeeded', 'cancelled') AND NEW.charge_state <> OLD.charge_state) THEN
    RAISE EXCEPTION 'a pay run stays as it was approved' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Which card or account was charged in the end, as Stripe says: a refund goes back there, whichever the run was prepared with. A
-- brand or a bank's name, never a number.
ALTER TABLE pay_runs
  ADD COLUMN charged_kind pay_method_kind,
  ADD COLUMN charged_label text,
  ADD CONSTRAINT pay_runs_charged_whole CHECK ((charged_kind IS NULL) = (charged_label IS NULL)),
  ADD CONSTRAINT pay_runs_charged_label CHECK (charged_label ~ '^[^0-9]{1,100}$');

CREATE OR REPLACE FUNCTION app.pay_run_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text[] := ARRAY['approved_by_id', 'approved_at', 'charge_state', 'intent_id', 'charge_id', 'action_url', 'said', 'checked_at',
                             'refunded_by_hand_minor', 'disputed_minor', 'charged_kind', 'charged_label'];
BEGIN
  IF to_jsonb(OLD) - said <> to_jsonb(NEW) - said
     OR (OLD.approved_at IS NOT NULL AND (OLD.approved_at, OLD.approved_by_id) IS DISTINCT FROM (NEW.approved_at, NEW.approved_by_id))
     OR (OLD.intent_id IS NOT NULL AND OLD.intent_id IS DISTINCT FROM NEW.intent_id)
     OR (OLD.charge_state IN ('succeeded', 'cancelled') AND NEW.charge_state <> OLD.charge_state) THEN
    RAISE EXCEPTION 'a pay run stays as it was approved' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

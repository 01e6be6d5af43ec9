-- A business's customer that somebody deleted in Stripe's dashboard is replaced, and the method that was saved with it is retired, with the moment
-- in which that was noticed (adr/0188). A column that may stay empty, and a check that every row fulfils: both tables have a row per business.
ALTER TABLE pay_methods
  ADD COLUMN gone_at timestamptz(3),
  ADD CONSTRAINT pay_methods_gone CHECK (gone_at IS NULL OR removed_at IS NOT NULL);

-- As before, with why.
CREATE OR REPLACE FUNCTION app.pay_method_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - ARRAY['removed_at', 'gone_at'] <> to_jsonb(NEW) - ARRAY['removed_at', 'gone_at'] OR OLD.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a way of paying is only taken out of use' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

GRANT UPDATE (customer_id, made_at) ON stripe_customers TO handover_app;
CREATE POLICY change ON stripe_customers FOR UPDATE USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
-- an event names the customer, and not whose it was
CREATE POLICY compared ON stripe_customers FOR SELECT USING ((SELECT app.actor()) = 'stripe');

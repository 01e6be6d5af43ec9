-- A bank may send a payout back days after Stripe had called it paid. What was said of each payout stays: that it arrived, and that it
-- came back. Where the money is now follows from both, since the next payout carries it once more (adr/0128).
ALTER TABLE payment_arrivals DROP CONSTRAINT payment_arrivals_once,
  ADD CONSTRAINT payment_arrivals_once UNIQUE (workspace_id, payment_id, payout_id);

-- That the assistant's bank sent a payout back, once for each payment in it.
CREATE TABLE payment_bank_returns (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  payout_id text NOT NULL,
  returned_at timestamptz(3) NOT NULL,
  CONSTRAINT payment_bank_returns_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT payment_bank_returns_once UNIQUE (workspace_id, payment_id, payout_id),
  CONSTRAINT payment_bank_returns_payment_fkey FOREIGN KEY (workspace_id, engagement_id, payment_id)
    REFERENCES payments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
ALTER TABLE payment_bank_returns ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_bank_returns FORCE ROW LEVEL SECURITY;
REVOKE UPDATE, DELETE, TRUNCATE ON payment_bank_returns FROM handover_app;
CREATE POLICY shared ON payment_bank_returns FOR SELECT USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY past ON payment_bank_returns FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]));
CREATE POLICY write ON payment_bank_returns FOR INSERT WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
CREATE TRIGGER payment_bank_returns_append_only BEFORE UPDATE OR DELETE ON payment_bank_returns
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER payment_bank_returns_live AFTER INSERT ON payment_bank_returns
  FOR EACH ROW EXECUTE FUNCTION app.tell_live_payment();

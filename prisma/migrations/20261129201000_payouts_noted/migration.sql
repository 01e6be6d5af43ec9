-- Payouts of assistants' Stripe accounts whose outcome is recorded with each payment in them, so that the daily look
-- doesn't ask Stripe about them again. Once by status: one that was paid may still fail. Kept for as long as it is listed.
CREATE TABLE noted_payouts (
  payout_id text NOT NULL,
  status text NOT NULL CONSTRAINT noted_payouts_final CHECK (status IN ('paid', 'failed')),
  noted_at timestamptz(3) NOT NULL,
  CONSTRAINT noted_payouts_pkey PRIMARY KEY (payout_id, status)
);
CREATE INDEX noted_payouts_by_age ON noted_payouts (noted_at);
ALTER TABLE noted_payouts ENABLE ROW LEVEL SECURITY;
ALTER TABLE noted_payouts FORCE ROW LEVEL SECURITY;
REVOKE UPDATE, TRUNCATE ON noted_payouts FROM handover_app;
CREATE POLICY stripe ON noted_payouts USING ((SELECT app.actor()) = 'stripe') WITH CHECK ((SELECT app.actor()) = 'stripe');

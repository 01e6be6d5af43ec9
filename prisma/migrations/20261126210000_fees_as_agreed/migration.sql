-- Who bears what Stripe takes is an agreement's to say: on top for the business, or out of what an assistant is sent. Each
-- payment through Stripe keeps what was charged for it and what is sent of it; what is between is what Stripe takes.

ALTER TABLE payments ADD COLUMN charged_minor bigint;

-- Payments from before were charged whole with their part of what came on top; what didn't divide fell to the first.
ALTER TABLE payments NO FORCE ROW LEVEL SECURITY;
ALTER TABLE pay_runs NO FORCE ROW LEVEL SECURITY;
ALTER TABLE payments DISABLE TRIGGER USER;
UPDATE payments p SET charged_minor = s.amount_minor + s.share + (s.place <= s.fee_minor - s.shares)::int
FROM (SELECT *, sum(share) OVER (PARTITION BY workspace_id, run_id) AS shares
      FROM (SELECT q.workspace_id, q.id, q.run_id, q.amount_minor, r.fee_minor,
                   trunc(r.fee_minor::numeric * q.amount_minor / r.total_minor)::bigint AS share,
                   row_number() OVER (PARTITION BY q.workspace_id, q.run_id ORDER BY q.id) AS place
            FROM payments q JOIN pay_runs r ON r.workspace_id = q.workspace_id AND r.id = q.run_id) AS each) AS s
WHERE p.workspace_id = s.workspace_id AND p.id = s.id;
ALTER TABLE payments ENABLE TRIGGER USER;
ALTER TABLE pay_runs FORCE ROW LEVEL SECURITY;
ALTER TABLE payments FORCE ROW LEVEL SECURITY;

ALTER TABLE payments
  DROP CONSTRAINT payments_exchange,
  ADD CONSTRAINT payments_exchange CHECK (CASE
    WHEN currency <> sent_currency THEN exchange_rate > 0
    WHEN rail = 'external' THEN exchange_rate IS NULL AND sent_minor = amount_minor
    -- what Stripe takes is the assistant's to bear only out of what they are sent
    ELSE exchange_rate IS NULL AND fee_currency = currency AND sent_minor + fee_minor = amount_minor END),
  ADD CONSTRAINT payments_charged CHECK (CASE
    WHEN run_id IS NULL THEN charged_minor IS NULL
    ELSE charged_minor IS NOT NULL AND charged_minor BETWEEN amount_minor AND 9007199254740990 END);

-- A refund that Stripe has accepted may wait there for days: for money, or for the bank. Of a whole payment that shows by its state; a part
-- of one ends nothing, so what was asked says how long it waits. Null: it isn't a refund, it has arrived or failed, or it is from before this
-- was recorded. A new column without a default: no row is rewritten, and the lock is held for an instant.
ALTER TABLE payment_steps ADD COLUMN pending_since timestamptz(3);
-- NOT VALID: no row has one yet, so there is nothing to scan under the lock; new ones are checked all the same.
ALTER TABLE payment_steps
  ADD CONSTRAINT payment_steps_pending CHECK (kind = 'refund' OR pending_since IS NULL) NOT VALID;

-- A deletion waits for such a part as well (adr/0173). As before, with that one case more.
CREATE OR REPLACE FUNCTION app.what_holds(p_now timestamptz)
RETURNS TABLE (kind text, workspace_id uuid, engagement_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT 'agreement', a.workspace_id, a.engagement_id FROM agreements a WHERE a.state = 'in_force'
  UNION SELECT 'delivery', b.workspace_id, b.engagement_id FROM briefs b WHERE b.state = 'delivered'
  UNION SELECT 'owed', o.workspace_id, o.engagement_id FROM open_owed o
  UNION SELECT 'payment', p.workspace_id, p.engagement_id FROM payments p
    WHERE p.state NOT IN ('confirmed', 'settled', 'withdrawn', 'paid', 'cancelled', 'refunded')
      AND (p.state <> 'recorded' OR p.recorded_at > p_now - interval '14 days')
  UNION SELECT 'refund', p.workspace_id, p.engagement_id
    FROM payments p JOIN LATERAL (
      SELECT s.kind, s.begun_at, s.ended_at, s.stripe_id FROM payment_steps s
      WHERE s.workspace_id = p.workspace_id AND s.run_id = p.run_id AND s.payment_id = p.id AND s.kind IN ('reverse', 'refund')
      ORDER BY s.begun_at DESC, s.id DESC LIMIT 1) AS back ON true
    WHERE p.state IN ('paid', 'refunded')
      -- asked of Stripe and not answered; accepted and not there yet; or refused by the bank, and nobody has said how it was settled
      AND (back.ended_at IS NULL
        OR (back.kind = 'refund' AND back.stripe_id IS NOT NULL AND p.state = 'paid'
          AND NOT EXISTS (SELECT 1 FROM owed_items o WHERE o.workspace_id = p.workspace_id AND o.returns_id = p.id))
        OR (back.kind = 'refund' AND back.stripe_id IS NULL AND NOT EXISTS (
          SELECT 1 FROM payment_moves m WHERE m.workspace_id = p.workspace_id AND m.payment_id = p.id AND m.number = p.version
            AND m.event IN ('refund_settled', 'part_settled'))))
  UNION SELECT 'refund', p.workspace_id, p.engagement_id
    FROM owed_items o JOIN payments p ON p.workspace_id = o.workspace_id AND p.id = o.returns_id AND p.state = 'paid'
    WHERE o.returns_id IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM payment_steps s WHERE s.workspace_id = p.workspace_id AND s.run_id = p.run_id AND s.payment_id = p.id
          AND s.kind = 'refund' AND s.begun_at >= o.approved_at)
      AND NOT EXISTS (
        SELECT 1 FROM payment_moves m WHERE m.workspace_id = p.workspace_id AND m.payment_id = p.id AND m.number = p.version
          AND m.event = 'part_settled' AND m.at >= o.approved_at)
  UNION SELECT 'refund', p.workspace_id, p.engagement_id
    FROM payments p
    WHERE p.state = 'paid' AND EXISTS (
      SELECT 1 FROM payment_steps s WHERE s.workspace_id = p.workspace_id AND s.run_id = p.run_id AND s.payment_id = p.id
        AND s.kind = 'refund' AND s.stripe_id IS NOT NULL AND s.pending_since IS NOT NULL)
  UNION SELECT 'time', t.workspace_id, t.engagement_id FROM timesheets t WHERE t.state = 'submitted'
  UNION SELECT 'expense', x.workspace_id, x.engagement_id FROM expenses x WHERE x.state = 'submitted'
$$;

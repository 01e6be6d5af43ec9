-- A deletion waits for money that is at Stripe and neither with the assistant nor back with the business (adr/0173), and nothing becomes owed,
-- nor is taken back, in the very moment in which a business is erased. Functions and triggers only: nothing is rewritten, and no table is read.

-- `failed` is collected and not sent on: only an owner can send it or take it back. `refund` is on its way to the business, or stuck before it.
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
  UNION SELECT 'time', t.workspace_id, t.engagement_id FROM timesheets t WHERE t.state = 'submitted'
  UNION SELECT 'expense', x.workspace_id, x.engagement_id FROM expenses x WHERE x.state = 'submitted'
$$;

-- An assistant may leave while the business waits for its refund, as for what they delivered.
DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  before text := 'h.kind <> ''delivery''';
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.erase_account is not as it was'; END IF;
  EXECUTE replace(def, before, 'h.kind NOT IN (''delivery'', ''refund'')');
END $$;

-- Pay goes on after the end of the work, so the end's lock (adr/0069) says nothing here: it ends with the business (adr/0103). What came back
-- at Stripe afterwards is written all the same: that is a fact, and the books would be wrong without it.
CREATE TRIGGER payment_steps_before_erasing BEFORE INSERT ON payment_steps
  FOR EACH ROW EXECUTE FUNCTION app.nothing_after_erasing();
CREATE TRIGGER owed_items_before_erasing BEFORE INSERT ON owed_items
  FOR EACH ROW WHEN (NEW.kind <> 'returned') EXECUTE FUNCTION app.nothing_after_erasing();

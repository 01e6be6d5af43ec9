-- A timer that still runs when its agreement is over holds a deletion as time in an open week does (adr/0224): its week was opened when it was
-- started. Only its person and the business's own jobs see it. Functions only: nothing is rewritten, and no table is read.
CREATE FUNCTION app.has_timer(p_week timesheets) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM timers r JOIN workspaces w ON w.id = r.workspace_id
    WHERE r.workspace_id = p_week.workspace_id AND r.engagement_id = p_week.engagement_id
      AND date_trunc('week', r.started_at AT TIME ZONE w.time_zone)::date = p_week.week_starts_on)
$$;
GRANT EXECUTE ON FUNCTION app.has_timer(timesheets) TO handover_app;

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
  -- while an agreement is in force, that holds already
  UNION SELECT 'open_week', t.workspace_id, t.engagement_id
    FROM timesheets t JOIN engagements e ON e.workspace_id = t.workspace_id AND e.id = t.engagement_id AND e.state <> 'ended'
    WHERE t.state IN ('open', 'returned')
      AND (EXISTS (SELECT 1 FROM time_entries n WHERE n.workspace_id = t.workspace_id AND n.timesheet_id = t.id)
        OR app.has_timer(t))
      AND NOT EXISTS (SELECT 1 FROM agreements a
        WHERE a.workspace_id = t.workspace_id AND a.engagement_id = t.engagement_id AND a.state = 'in_force')
  UNION SELECT 'expense', x.workspace_id, x.engagement_id FROM expenses x WHERE x.state = 'submitted'
$$;

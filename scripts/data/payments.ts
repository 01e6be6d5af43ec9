import { byQuery } from './check';

/**
 * A recorded payment is in the state that its answers lead to; one through Stripe in the state that its moves lead to.
 */
export const paymentsHaveTheirEvents = byQuery(
  'Each payment is in the state that what happened to it gives',
  `SELECT format('The payment %s is %s, and its answers make it %s.', p.id, p.state, coalesce(last.outcome::text, 'recorded')) AS says
   FROM payments p LEFT JOIN LATERAL (
     SELECT outcome FROM payment_answers a WHERE (a.workspace_id, a.payment_id) = (p.workspace_id, p.id)
     ORDER BY answered_at DESC, id DESC LIMIT 1) AS last ON true
   WHERE p.rail = 'external' AND p.state::text <> coalesce(last.outcome::text, 'recorded')`,
  `SELECT format('The payment %s is %s, and its last move led to %s.', p.id, p.state, coalesce(last.to_state::text, 'a draft')) AS says
   FROM payments p LEFT JOIN LATERAL (
     SELECT to_state FROM payment_moves m WHERE (m.workspace_id, m.payment_id) = (p.workspace_id, p.id)
     ORDER BY number DESC LIMIT 1) AS last ON true
   WHERE p.rail <> 'external' AND p.state::text <> coalesce(last.to_state::text, 'draft')`,
  `SELECT format('Move %s of the payment %s begins at %s, where the one before ended at %s.', number, payment_id, from_state, before) AS says
   FROM (SELECT *, lag(to_state) OVER (PARTITION BY workspace_id, payment_id ORDER BY number) AS before FROM payment_moves) AS moves
   WHERE before IS NOT NULL AND before <> from_state`,
  `SELECT format('The payment %s is %s, and nothing says that money was sent.', p.id, p.state) AS says FROM payments p
   WHERE p.rail <> 'external' AND p.state = 'paid'
     AND NOT EXISTS (SELECT 1 FROM payment_transfers t WHERE (t.workspace_id, t.payment_id) = (p.workspace_id, p.id))`,
);

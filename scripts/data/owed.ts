import { byQuery } from './check';

export const paidOnce = byQuery(
  'No work is owed or paid twice',
  `SELECT format('%s is owed %s times.', source_key, count(*)) AS says FROM owed_items
   GROUP BY workspace_id, source_key HAVING count(*) > 1`,
  `SELECT format('%s is paid by %s payments at once.', owed_id, count(*)) AS says FROM payment_lines
   WHERE released_at IS NULL GROUP BY workspace_id, owed_id HAVING count(*) > 1`,
  `SELECT format('The payment %s is of %s and pays %s.', p.id, p.amount_minor, coalesce(sum(l.amount_minor), 0)) AS says
   FROM payments p LEFT JOIN payment_lines l ON (l.workspace_id, l.payment_id) = (p.workspace_id, p.id)
   GROUP BY p.workspace_id, p.id, p.amount_minor HAVING coalesce(sum(l.amount_minor), 0) <> p.amount_minor`,
  `SELECT format('The payment %s pays another amount of %s than is owed.', l.payment_id, l.owed_id) AS says
   FROM payment_lines l JOIN owed_items o ON (o.workspace_id, o.id) = (l.workspace_id, l.owed_id)
   WHERE (l.amount_minor, l.currency) <> (o.amount_minor, o.currency)`,
);

/**
 * A week under hourly terms; if the limit or the rounding leaves nothing of it, there is an amount of zero, or none.
 */
export const approvedIsOwed = byQuery(
  'What was approved is owed, and nothing is owed that wasn’t',
  `SELECT format('The brief %s was approved for a price, and that isn''t owed.', b.id) AS says
   FROM briefs b JOIN agreements a ON (a.workspace_id, a.id) = (b.workspace_id, b.agreement_id)
   JOIN agreement_versions v ON (v.workspace_id, v.agreement_id, v.number) = (a.workspace_id, a.id, a.current_number)
   WHERE b.state = 'approved' AND v.pay_type = 'fixed' AND NOT EXISTS (
     SELECT 1 FROM owed_items o WHERE o.workspace_id = b.workspace_id AND o.source_key = 'brief:' || b.id)`,
  `SELECT format('%s is owed for the brief %s, which is %s.', o.id, b.id, b.state) AS says
   FROM owed_items o JOIN briefs b ON (b.workspace_id, b.id) = (o.workspace_id, o.brief_id)
   WHERE o.kind = 'brief' AND b.state <> 'approved'`,
  `SELECT format('%s is owed for the week %s, which is %s.', o.id, t.id, t.state) AS says
   FROM owed_items o JOIN timesheets t ON (t.workspace_id, t.id) = (o.workspace_id, o.timesheet_id)
   WHERE o.kind = 'time' AND t.state <> 'approved'`,
);

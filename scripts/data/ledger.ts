import { byQuery } from './check';

/** Double entry: whatever is written into the books adds up to zero, in each currency. */
export const transactionsBalance = byQuery(
  'Each transaction of the books balances in each currency',
  `SELECT format('The transaction %s is out by %s %s.', transaction_id, sum(amount_minor), currency) AS says
   FROM ledger_entries GROUP BY workspace_id, transaction_id, currency HAVING sum(amount_minor) <> 0`,
  `SELECT format('The transaction %s has no entries.', t.id) AS says FROM ledger_transactions t
   WHERE NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE (e.workspace_id, e.transaction_id) = (t.workspace_id, t.id))`,
);

/** Somebody has confirmed a payment, and nothing has ended it. */
const COUNTS = "l.released_at IS NULL AND p.state NOT IN ('draft', 'awaiting_approval')";

/** The books hold everything that is owed or paid, and nothing else. */
export const balancesAgree = byQuery(
  'The books say of each engagement what is owed, what is on its way and what it has cost, as the record does',
  `WITH booked AS (
     SELECT e.workspace_id, e.engagement_id, e.currency,
       sum(e.amount_minor) FILTER (WHERE a.kind = 'cost') AS cost,
       -sum(e.amount_minor) FILTER (WHERE a.kind = 'owed') AS owed
     FROM ledger_entries e JOIN ledger_accounts a ON (a.workspace_id, a.id) = (e.workspace_id, e.account_id)
     GROUP BY 1, 2, 3),
   due AS (
     SELECT o.workspace_id, o.engagement_id, o.currency, sum(o.amount_minor) FILTER (WHERE o.kind NOT IN ('advance', 'recovery', 'returned')) AS cost,
       sum(o.amount_minor) FILTER (WHERE NOT EXISTS (
         SELECT 1 FROM payment_lines l JOIN payments p ON (p.workspace_id, p.id) = (l.workspace_id, l.payment_id)
         WHERE (l.workspace_id, l.owed_id) = (o.workspace_id, o.id) AND ${COUNTS})) AS owed
     FROM owed_items o GROUP BY 1, 2, 3)
   SELECT format('The engagement %s has cost %s %s by its record and %s by the books.',
       engagement_id, coalesce(d.cost, 0), currency, coalesce(b.cost, 0)) AS says
   FROM booked b FULL JOIN due d USING (workspace_id, engagement_id, currency)
   WHERE coalesce(d.cost, 0) <> coalesce(b.cost, 0)
   UNION ALL
   SELECT format('In the engagement %s %s %s are owed by its record and %s by the books.',
       engagement_id, coalesce(d.owed, 0), currency, coalesce(b.owed, 0))
   FROM booked b FULL JOIN due d USING (workspace_id, engagement_id, currency)
   WHERE coalesce(d.owed, 0) <> coalesce(b.owed, 0)`,
);

/** What is kept beside the books to make pages quick agrees with them. */
export const derivedAgrees = byQuery(
  'What is kept beside the books for reading says the same',
  `SELECT format('%s is listed as open, and is not.', d.owed_id) AS says FROM open_owed d
   WHERE NOT EXISTS (SELECT 1 FROM owed_items o WHERE (o.workspace_id, o.id) = (d.workspace_id, d.owed_id) AND o.amount_minor <> 0)
     OR EXISTS (SELECT 1 FROM payment_lines l
                WHERE (l.workspace_id, l.owed_id) = (d.workspace_id, d.owed_id) AND l.released_at IS NULL)`,
  `SELECT format('%s is open, and isn''t listed.', o.id) AS says FROM owed_items o
   WHERE o.amount_minor <> 0
     AND NOT EXISTS (SELECT 1 FROM payment_lines l
                     WHERE (l.workspace_id, l.owed_id) = (o.workspace_id, o.id) AND l.released_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM open_owed d WHERE (d.workspace_id, d.owed_id) = (o.workspace_id, o.id))`,
  `SELECT format('The entry %s is not among the costs as it was booked.', e.id) AS says
   FROM ledger_entries e
   JOIN ledger_accounts a ON (a.workspace_id, a.id) = (e.workspace_id, e.account_id) AND a.kind IN ('cost', 'fees')
   LEFT JOIN booked_costs b ON (b.workspace_id, b.entry_id) = (e.workspace_id, e.id)
   WHERE (b.amount_minor, b.currency, b.kind) IS DISTINCT FROM (e.amount_minor, e.currency, a.kind)`,
  `SELECT format('The day on which %s was paid is %s, and is kept as %s.',
       owed_id, coalesce(app.paid_on(workspace_id, owed_id)::text, 'none'), coalesce(paid_on::text, 'none')) AS says
   FROM dues WHERE paid_on IS DISTINCT FROM app.paid_on(workspace_id, owed_id)`,
);

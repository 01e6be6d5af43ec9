import { z } from 'zod';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { monthsOf } from './costs.rules';
import { EXPENSE_STATES } from './expenses/expenses.rules';
import { openAdvancesQuery } from './owed/advances.queries';
import { OWED_KINDS } from './owed/owed.rules';
import type { PaymentMethod, PaymentState } from './payments/payments.rules';

/** A monthly retainer would have been owed once by then. */
const LONGEST_PERIOD_MS = 40 * DAY_MS;

/** How many payments and expenses are shown beside a statement; the statement itself has them all. */
export const MOST_SHOWN = 50;

type Span = Year & {
  /** now */
  readonly at: Date;
  /** how many of the newest changes are read; null: all */
  readonly most: number | null;
  /** the expense at which the list starts; null: the newest one */
  readonly expensesFrom: string | null;
};

/** A calendar year of a business. */
export type Year = {
  readonly from: Date;
  readonly until: Date;
  /** of the business */
  readonly zone: string;
};

/** A word from a database enum, which has no others. */
const isWord = (found: unknown) => typeof found === 'string';

/** minor units by currency */
const Sum = z.object({ currency: z.string(), minor: z.number() });

const Books = z.object({
  opening: z.array(Sum),
  movements: z.array(
    z.object({
      id: z.string(),
      at: z.coerce.date(),
      currency: z.string(),
      changeMinor: z.number(),
      owed: z
        .object({
          id: z.string(),
          kind: z.enum(OWED_KINDS),
          note: z.string(),
          fromDay: z.string(),
          untilDay: z.string(),
          minutes: z.number().nullable(),
          rateMinor: z.number().nullable(),
          dueOn: z.string(),
          timesheetId: z.string().nullable(),
          briefId: z.string().nullable(),
          agreementId: z.string(),
        })
        .nullable(),
      payment: z
        .object({
          id: z.string(),
          method: z.custom<PaymentMethod>(isWord),
          reference: z.string(),
          state: z.custom<PaymentState>(isWord),
          sentOn: z.string(),
        })
        .nullable(),
    }),
  ),
  sums: z.array(
    z.object({
      currency: z.string(),
      owedMinor: z.number(),
      receivedMinor: z.number(),
      feesMinor: z.number(),
      borneMinor: z.number(),
      advancedMinor: z.number(),
      recoveredMinor: z.number(),
      changeMinor: z.number(),
      lines: z.number(),
    }),
  ),
  isRetainerUnowed: z.boolean(),
  advances: z.array(
    z.object({
      id: z.string(),
      note: z.string(),
      currency: z.string(),
      approvedAt: z.coerce.date(),
      amountMinor: z.number(),
      partMinor: z.number(),
      leftMinor: z.number(),
      isPaid: z.boolean(),
    }),
  ),
  costs: z.array(Sum.extend({ month: z.string() })),
  expenses: z.array(
    z.object({
      workspaceId: z.string(),
      id: z.string(),
      version: z.int(),
      state: z.enum(EXPENSE_STATES),
      spentOn: z.string(),
      what: z.string(),
      currency: z.string(),
      amountMinor: z.number(),
      receipt: z.object({ id: z.string(), name: z.string(), sizeBytes: z.number() }),
      review: z.object({ note: z.string() }).nullable(),
    }),
  ),
});

/**
 * Reads what an engagement's books say about one year: what was owed before it, what changed that, the year's totals,
 * the cost of each recent month, what is left of advances, and the latest expenses, or those from a given one on. One
 * query.
 */
export async function readBooks(tx: Tx, place: EngagementRef, span: Span) {
  const [row] = await tx.$queryRaw<{ books: unknown }[]>`
    SELECT json_build_object(
      'opening', (SELECT coalesce(json_agg(o), '[]') FROM (${openingQuery(place, span.from)}) o),
      'movements', (SELECT coalesce(json_agg(m.movement ORDER BY m.at, m.transaction_id), '[]')
        FROM (${movementsQuery(place, span)}) m),
      'sums', (SELECT coalesce(json_agg(s ORDER BY s.currency), '[]') FROM (${sumsQuery(place, span)}) s),
      'isRetainerUnowed', ${unowedRetainerQuery(place, span.at)},
      'advances', (SELECT coalesce(json_agg(v), '[]') FROM (${advancesQuery(place)}) v),
      'costs', (SELECT coalesce(json_agg(c ORDER BY c.currency, c.month), '[]') FROM (${costsQuery(place)}) c),
      'expenses', (SELECT coalesce(json_agg(x.expense), '[]') FROM (${expensesQuery(place, span)}) x)) AS books`;
  const { opening, movements, sums, costs, expenses, advances, isRetainerUnowed } = Books.parse(row?.books);
  return {
    opening: openingOf(opening, sums, movements),
    /** how many changes there were, of which the newest are `movements` */
    lineCount: sumOf(sums.map(({ lines }) => lines)),
    movements,
    expenses: expenses.slice(0, MOST_SHOWN),
    /** the first of the next older ones; null when these are the last */
    olderExpense: expenses[MOST_SHOWN]?.id ?? null,
    advances,
    isRetainerUnowed,
    yearTotals: sums,
    costs: monthsOf(costs),
  };
}

/** @returns by currency, what was owed before the first change shown. */
function openingOf(
  opening: z.infer<typeof Books>['opening'],
  sums: z.infer<typeof Books>['sums'],
  shown: z.infer<typeof Books>['movements'],
): ReadonlyMap<string, number> {
  const before = new Map(opening.map(({ currency, minor }) => [currency, minor]));
  for (const { currency, changeMinor } of sums) {
    const own = shown.filter((each) => each.currency === currency).map((each) => each.changeMinor);
    const hidden = changeMinor - sumOf(own);
    if (hidden !== 0) before.set(currency, (before.get(currency) ?? 0) + hidden);
  }
  return before;
}

function entriesOf({ workspaceId, engagementId }: EngagementRef): Sql {
  return sql`
    ledger_entries e
    JOIN ledger_transactions t ON t.workspace_id = e.workspace_id AND t.id = e.transaction_id
    JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id
      AND e.workspace_id = ${workspaceId}::uuid AND e.engagement_id = ${engagementId}::uuid`;
}

/** What was owed before an instant, by currency. Debts count up, payments count down. */
function openingQuery(place: EngagementRef, before: Date): Sql {
  return sql`
    SELECT e.currency, -sum(e.amount_minor) AS minor FROM ${entriesOf(place)}
    WHERE a.kind = 'owed' AND t.at < ${before} GROUP BY e.currency`;
}

/**
 * The newest are chosen first: assembled into JSON before that, a page of 500 lines out of 50,000 took four times as
 * long.
 */
function movementsQuery(place: EngagementRef, { from, until, most }: Span): Sql {
  return sql`
    SELECT m.at, m.transaction_id, json_build_object(
      'id', m.id, 'at', m.at, 'currency', m.currency, 'changeMinor', -m.amount_minor,
      'owed', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'kind', o.kind, 'note', o.note, 'fromDay', o.from_day, 'untilDay', o.until_day,
          'minutes', o.minutes, 'rateMinor', o.rate_minor, 'dueOn', o.due_on, 'timesheetId', o.timesheet_id,
          'briefId', o.brief_id, 'agreementId', o.agreement_id) END,
      'payment', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'method', p.method, 'reference', p.reference,
        'state', p.state, 'sentOn', p.sent_on) END) AS movement
    FROM (
      SELECT t.at, t.id AS transaction_id, t.owed_id, t.payment_id, e.id, e.currency, e.amount_minor FROM ${entriesOf(place)}
      WHERE a.kind = 'owed' AND t.engagement_id = e.engagement_id AND t.at >= ${from} AND t.at < ${until}
      ORDER BY t.at DESC, t.id DESC LIMIT ${most}) m
    LEFT JOIN owed_items o ON o.workspace_id = ${place.workspaceId}::uuid AND o.id = m.owed_id
    LEFT JOIN payments p ON p.workspace_id = ${place.workspaceId}::uuid AND p.id = m.payment_id`;
}

/**
 * The totals of entries `e` of accounts `a` by transactions `t`: what was earned; what was received and not returned;
 * what sending it cost the business, and the assistant out of their amount; and what was advanced, and recovered. An
 * advance counts once its payment is recorded or approved, as where it is taken back: not while it is only owed.
 */
export const SUMS = sql`
  coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'cost'), 0)::bigint AS "owedMinor",
  coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'underway' AND (
    (t.source_key LIKE '%:received' AND e.amount_minor > 0)
    OR ((t.stripe_id IS NOT NULL OR t.source_key ~ ':(returned|not_received)$') AND e.amount_minor < 0))), 0)::bigint AS "receivedMinor",
  coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'fees'), 0)::bigint AS "feesMinor",
  (coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'underway' AND e.amount_minor > 0
    AND t.stripe_id IS NOT NULL AND t.source_key NOT LIKE '%:received'), 0)
   - coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'fees' AND t.source_key LIKE '%:withdrawn'), 0))::bigint AS "borneMinor",
  coalesce(sum(CASE WHEN t.source_key LIKE '%:recorded' THEN paid.advance_minor ELSE -paid.advance_minor END), 0)::bigint AS "advancedMinor",
  -coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'advance' AND e.amount_minor < 0), 0)::bigint AS "recoveredMinor",
  -coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'owed'), 0)::bigint AS "changeMinor",
  count(*) FILTER (WHERE a.kind = 'owed')::int AS lines`;

/**
 * Whether transactions `t` of payments `p` count in a year. What an owner sent outside the product counts on the day
 * they sent it: it is recorded later, and confirmed later still, sometimes after New Year. What was sent before the two
 * worked together here counts when that began, in the first year that either of them can look at.
 */
export function isOfYear({ from, until, zone }: Year): Sql {
  const counted = sql`CASE
    WHEN p.rail = 'external' AND a.kind <> 'owed' AND t.source_key ~ ':(recorded|received|not_received)$'
    THEN greatest(p.sent_on::timestamp AT TIME ZONE ${zone}, begun.created_at) ELSE t.at END`;
  // nothing is booked before the day on which it counts, so the index on `at` can be used
  return sql`t.at >= ${from} AND ${counted} < ${until} AND ${counted} >= ${from}`;
}

/**
 * Joins what sums need beside an entry `e` of an account `a`: the payment `p` of its transaction `t`, if it has one, the
 * engagement `begun`, and how much of it is `paid` for advances.
 */
export const paymentOfTransaction = sql`
  LEFT JOIN payments p ON p.workspace_id = t.workspace_id AND p.id = t.payment_id
  LEFT JOIN engagements begun ON begun.workspace_id = p.workspace_id AND begun.id = p.engagement_id
  LEFT JOIN LATERAL (
    SELECT sum(l.amount_minor) AS advance_minor FROM payment_lines l
    JOIN owed_items o ON o.workspace_id = l.workspace_id AND o.id = l.owed_id AND o.kind = 'advance'
    WHERE l.workspace_id = t.workspace_id AND l.payment_id = t.payment_id
  ) paid ON a.kind = 'underway' AND t.source_key ~ ':(recorded|withdrawn)$'`;

/** A year's totals in each currency. */
function sumsQuery(place: EngagementRef, year: Year): Sql {
  return sql`
    SELECT e.currency, ${SUMS} FROM ${entriesOf(place)} ${paymentOfTransaction}
    WHERE ${isOfYear(year)} AND a.kind IN ('cost', 'owed', 'underway', 'fees', 'advance')
    GROUP BY e.currency`;
}

/**
 * Whether a retainer was in force before retainers were computed: it isn't owed automatically until an amendment
 * replaces it.
 */
function unowedRetainerQuery({ workspaceId, engagementId }: EngagementRef, at: Date): Sql {
  return sql`
    EXISTS (SELECT 1 FROM agreements r JOIN agreement_versions v
        ON v.workspace_id = r.workspace_id AND v.agreement_id = r.id AND v.number = r.current_number
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.engagement_id = ${engagementId}::uuid AND r.state = 'in_force'
        AND v.pay_type = 'retainer' AND r.in_force_at < ${new Date(at.getTime() - LONGEST_PERIOD_MS)} AND v.starts_on < ${new Date(at.getTime() - LONGEST_PERIOD_MS)}::date
        AND NOT EXISTS (SELECT 1 FROM owed_items o WHERE o.workspace_id = r.workspace_id AND o.agreement_id = r.id
          AND o.kind = 'retainer'))`;
}

/**
 * What somebody has cost month by month, by when the work was done; one series per currency. An advance isn't a cost
 * (adr/0044), nor is what came back (adr/0102).
 */
function costsQuery({ workspaceId, engagementId }: EngagementRef): Sql {
  return sql`
    SELECT currency, to_char(month, 'YYYY-MM') AS month, minor FROM (
      SELECT currency, date_trunc('month', until_day) AS month, sum(amount_minor) AS minor
      FROM owed_items
      WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid AND amount_minor <> 0
        AND kind NOT IN ('advance', 'recovery', 'returned')
      GROUP BY 1, 2) months`;
}

function advancesQuery({ workspaceId, engagementId }: EngagementRef): Sql {
  return openAdvancesQuery(sql`${workspaceId}::uuid`, sql`${engagementId}::uuid`);
}

/**
 * One more than is shown: then there are older ones. If the given first one doesn't exist, they begin with the newest.
 */
function expensesQuery({ workspaceId, engagementId }: EngagementRef, { expensesFrom }: Span): Sql {
  return sql`
    SELECT json_build_object('workspaceId', x.workspace_id, 'id', x.id, 'version', x.version, 'state', x.state,
      'spentOn', x.spent_on, 'what', x.what, 'currency', x.currency, 'amountMinor', x.amount_minor,
      'receipt', json_build_object('id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes),
      'review', (SELECT json_build_object('note', r.note) FROM expense_reviews r
        WHERE r.workspace_id = x.workspace_id AND r.expense_id = x.id)) AS expense
    FROM expenses x JOIN files f ON f.workspace_id = x.workspace_id AND f.id = x.receipt_file_id
    WHERE x.workspace_id = ${workspaceId}::uuid AND x.engagement_id = ${engagementId}::uuid AND x.state <> 'withdrawn'
      AND NOT EXISTS (SELECT 1 FROM expenses first WHERE first.workspace_id = x.workspace_id AND first.id = ${expensesFrom}::uuid
        AND first.engagement_id = x.engagement_id AND (first.entered_at, first.id) < (x.entered_at, x.id))
    ORDER BY x.entered_at DESC, x.id DESC LIMIT ${MOST_SHOWN + 1}`;
}

import { sumOf } from '@/lib/platform/reckoning';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { startOfDay } from '@/lib/platform/time/days';
import { dateIn } from '@/lib/platform/time/zones';
import { readOpenItems, totalsOf } from './overview.queries';
import type { PayPlace } from './owed';
import { type Movement, withBalances, yearsSince } from './statement.rules';

/**
 * Reads the statement of an engagement for one calendar year of the business: what became owed and what was paid, as the
 * books have it, with the balance after each; the same for both sides.
 * @returns null when the engagement isn't there or isn't theirs.
 */
export async function getStatement(userId: string, place: PayPlace, asked: number | null, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const engagement = await tx.engagement.findUnique({
      where: { workspaceId_id: { workspaceId: place.workspaceId, id: place.engagementId } },
      select: {
        state: true,
        createdAt: true,
        assistantName: true,
        assistantUserId: true,
        assistant: { select: { name: true } },
        workspace: { select: { name: true, slug: true, timeZone: true } },
      },
    });
    if (!engagement) return null;
    const { timeZone: zone } = engagement.workspace;
    const years = yearsSince(dateIn(engagement.createdAt, zone), dateIn(now, zone));
    const year = asked !== null && years.includes(asked) ? asked : (years[0] ?? 0);
    const from = startOfDay(`${year}-01-01`, zone);
    const until = startOfDay(`${year + 1}-01-01`, zone);
    const opening = await readBalances(tx, place, from);
    const movements = await readMovements(tx, place, { from, until });
    const open = await readOpenItems(tx, { engagementIds: [place.engagementId] }, now);
    return {
      ...place,
      assistantUserId: engagement.assistantUserId,
      assistant: engagement.assistant?.name ?? engagement.assistantName,
      business: engagement.workspace,
      hasEnded: engagement.state === 'ended',
      years,
      year,
      opening,
      lines: withBalances(opening, movements),
      open,
      totals: totalsOf(open),
      yearTotals: await readYear(tx, place, { from, until }),
      payments: await readPayments(tx, place),
      expenses: await readExpenses(tx, place),
      agreementId: await latestAgreement(tx, place),
    };
  });
}

export type Statement = NonNullable<Awaited<ReturnType<typeof getStatement>>>;

type Span = { readonly from: Date; readonly until: Date };

/** What changed the account of the owed, oldest first. What is owed counts up, what is paid counts down. */
async function readMovements(tx: Tx, place: PayPlace, { from, until }: Span): Promise<readonly Movement[]> {
  const rows = await tx.ledgerEntry.findMany({
    where: { ...place, account: { kind: 'owed' }, transaction: { at: { gte: from, lt: until } } },
    include: {
      transaction: {
        include: {
          owed: { include: { brief: { select: { title: true } } } },
          payment: { select: { id: true, method: true, reference: true, state: true, sentOn: true } },
        },
      },
    },
    orderBy: [{ transaction: { at: 'asc' } }, { transactionId: 'asc' }],
  });
  return rows.map(({ id, currency, amountMinor, transaction }) => {
    const { owed, payment } = transaction;
    const day = (date: Date) => date.toISOString().slice(0, 10);
    return {
      id,
      at: transaction.at,
      currency,
      changeMinor: -Number(amountMinor),
      owed: owed && {
        id: owed.id,
        kind: owed.kind,
        note: owed.note,
        fromDay: day(owed.fromDay),
        untilDay: day(owed.untilDay),
        minutes: owed.minutes,
        rateMinor: owed.rateMinor === null ? null : Number(owed.rateMinor),
        dueOn: day(owed.dueOn),
        timesheetId: owed.timesheetId,
        briefId: owed.briefId,
        agreementId: owed.agreementId,
      },
      payment: payment && { ...payment, sentOn: day(payment.sentOn) },
    };
  });
}

/** @returns what was owed before an instant, by currency. */
async function readBalances(tx: Tx, place: PayPlace, before: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.ledgerEntry.groupBy({
    by: ['currency'],
    where: { ...place, account: { kind: 'owed' }, transaction: { at: { lt: before } } },
    _sum: { amountMinor: true },
  });
  return new Map(rows.map(({ currency, _sum }) => [currency, -Number(_sum.amountMinor ?? 0)]));
}

/** @returns what a year came to in each currency: became owed, was confirmed as received, cost to send. */
async function readYear(tx: Tx, place: PayPlace, { from, until }: Span) {
  const rows = await tx.$queryRaw<{ currency: string; kind: string; minor: bigint }[]>`
    SELECT e.currency, a.kind::text AS kind, sum(e.amount_minor)::bigint AS minor
    FROM ledger_entries e
    JOIN ledger_transactions t ON t.workspace_id = e.workspace_id AND t.id = e.transaction_id
    JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id
    WHERE e.workspace_id = ${place.workspaceId}::uuid AND e.engagement_id = ${place.engagementId}::uuid
      AND t.at >= ${from} AND t.at < ${until}
      AND (a.kind IN ('cost', 'fees') OR (a.kind = 'underway' AND e.amount_minor > 0 AND t.source_key LIKE '%:received'))
    GROUP BY e.currency, a.kind ORDER BY e.currency`;
  return [...new Set(rows.map(({ currency }) => currency))].map((currency) => {
    const of = (kind: string) =>
      sumOf(
        rows
          .filter((row) => row.currency === currency && row.kind === kind)
          .map(({ minor }) => Number(minor)),
      );
    return { currency, owedMinor: of('cost'), receivedMinor: of('underway'), feesMinor: of('fees') };
  });
}

/** So many payments and expenses are shown beside the statement; the statement itself has them all. */
const MOST_SHOWN = 50;
const FILE = { id: true, name: true, sizeBytes: true } as const;

/** @returns the latest payments of an engagement, or one of a business, as far as the actor may see them. One query. */
export async function readPayments(tx: Tx, where: PayPlace | { workspaceId: string; id: string }) {
  const rows = await tx.payment.findMany({
    where,
    orderBy: { recordedAt: 'desc' },
    take: MOST_SHOWN,
    include: {
      answers: { select: { outcome: true, note: true, answeredAt: true }, orderBy: { answeredAt: 'asc' } },
      proof: { select: FILE },
    },
  });
  return rows.map(({ amountMinor, sentMinor, feeMinor, exchangeRate, sentOn, ...row }) => ({
    ...row,
    amountMinor: Number(amountMinor),
    sentMinor: Number(sentMinor),
    feeMinor: Number(feeMinor),
    exchangeRate: exchangeRate === null ? null : exchangeRate.toFixed(10),
    sentOn: sentOn.toISOString().slice(0, 10),
  }));
}

export type StatementPayment = Statement['payments'][number];

async function readExpenses(tx: Tx, place: PayPlace) {
  const rows = await tx.expense.findMany({
    where: { ...place, state: { not: 'withdrawn' } },
    orderBy: { enteredAt: 'desc' },
    take: MOST_SHOWN,
    include: {
      receipt: { select: FILE },
      review: { select: { note: true } },
    },
  });
  return rows.map(({ amountMinor, spentOn, ...row }) => ({
    ...row,
    amountMinor: Number(amountMinor),
    spentOn: spentOn.toISOString().slice(0, 10),
  }));
}

export type StatementExpense = Statement['expenses'][number];

async function latestAgreement(tx: Tx, place: PayPlace): Promise<string | null> {
  const agreement = await tx.agreement.findFirst({
    where: { ...place, inForceAt: { not: null } },
    orderBy: { inForceAt: 'desc' },
    select: { id: true },
  });
  return agreement?.id ?? null;
}

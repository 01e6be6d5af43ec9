import { recordedName } from '@/lib/people/recorded-name.rules';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { withActor } from '@/lib/platform/tenancy';
import { startOfDay } from '@/lib/platform/time/days';
import { dateIn } from '@/lib/platform/time/zones';
import { isOfYear, paymentOfTransaction, SUMS } from '../books.queries';
import { yearsSince } from './statement.rules';
import type { YearSums } from './years.rules';

type Row = {
  readonly engagementId: string;
  readonly currency: string;
  readonly owedMinor: bigint;
  readonly receivedMinor: bigint;
  readonly feesMinor: bigint;
  readonly borneMinor: bigint;
  readonly advancedMinor: bigint;
  readonly recoveredMinor: bigint;
};

/** One assistant's totals for a year, in one currency; minor units. */
export type YearOfAssistant = YearSums & {
  readonly engagementId: string;
  readonly assistant: string;
  readonly currency: string;
};

/**
 * Reads what each assistant of a business earned and received in one of its calendar years, according to the books;
 * what was sent outside the product counts in the year in which it was sent, once it is confirmed.
 * @param asked the year; an invalid one counts as the current year
 */
export async function getYears(userId: string, workspaceId: string, asked: number | null, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const { timeZone: zone, createdAt } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { timeZone: true, createdAt: true },
    });
    const years = yearsSince(dateIn(createdAt, zone), dateIn(now, zone));
    const year = asked !== null && years.includes(asked) ? asked : years[0];
    const counted = {
      from: startOfDay(`${year}-01-01`, zone),
      until: startOfDay(`${year + 1}-01-01`, zone),
      zone,
    };
    const rows = await tx.$queryRaw<Row[]>`
      SELECT e.engagement_id AS "engagementId", e.currency,
             ${SUMS}
      FROM ledger_entries e
      JOIN ledger_transactions t ON t.workspace_id = e.workspace_id AND t.id = e.transaction_id
      JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id
      ${paymentOfTransaction}
      WHERE e.workspace_id = ${workspaceId}::uuid AND a.kind IN ('cost', 'underway', 'fees', 'advance')
        AND ${isOfYear(counted)}
      GROUP BY e.engagement_id, e.currency`;
    const engagements = await tx.engagement.findMany({
      where: { workspaceId, id: { in: rows.map(({ engagementId }) => engagementId) } },
      select: { id: true, assistantName: true, assistant: { select: { name: true } } },
    });
    const names = new Map(engagements.map((each) => [each.id, recordedName(each)]));
    const assistants: readonly YearOfAssistant[] = rows
      .map(({ engagementId, currency, ...sums }) => ({
        engagementId,
        currency,
        assistant: names.get(engagementId) ?? '',
        earnedMinor: Number(sums.owedMinor),
        receivedMinor: Number(sums.receivedMinor),
        feesMinor: Number(sums.feesMinor),
        borneMinor: Number(sums.borneMinor),
        advancedMinor: Number(sums.advancedMinor),
        recoveredMinor: Number(sums.recoveredMinor),
      }))
      .sort((a, b) => a.assistant.localeCompare(b.assistant) || a.currency.localeCompare(b.currency));
    return { year, years, assistants, totals: totalsOf(assistants) };
  });
}

export type Years = Awaited<ReturnType<typeof getYears>>;

/** @returns a year's totals in each currency, over all assistants. */
function totalsOf(assistants: readonly YearOfAssistant[]) {
  return [...new Set(assistants.map(({ currency }) => currency))].sort().map((currency) => {
    const own = assistants.filter((each) => each.currency === currency);
    return {
      currency,
      earnedMinor: sumOf(own.map(({ earnedMinor }) => earnedMinor)),
      receivedMinor: sumOf(own.map(({ receivedMinor }) => receivedMinor)),
      feesMinor: sumOf(own.map(({ feesMinor }) => feesMinor)),
      borneMinor: sumOf(own.map(({ borneMinor }) => borneMinor)),
      advancedMinor: sumOf(own.map(({ advancedMinor }) => advancedMinor)),
      recoveredMinor: sumOf(own.map(({ recoveredMinor }) => recoveredMinor)),
    };
  });
}

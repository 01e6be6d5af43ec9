import type { Prisma } from '@/lib/platform/db/generated/client';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { columnOf, dateOf } from '@/lib/platform/time/date-columns';
import { CONCEDED } from '../owed/owed.rules';
import type { GoverningTerms, TimeShare } from '../terms/time-pay.rules';
import { LIMITED_EXTRAS } from './extras.rules';

/** What counts under a limit: time without what was conceded, briefs, or a retainer with its extras and their corrections. */
const UNDER_A_LIMIT = {
  time: [{ kind: 'time' }, { kind: 'correction', sourceKey: { startsWith: CONCEDED } }],
  brief: [{ kind: 'brief' }],
  retained: [
    { kind: { in: ['retainer', ...LIMITED_EXTRAS] } },
    { kind: 'correction', corrects: { kind: { in: ['retainer', ...LIMITED_EXTRAS] } } },
  ],
} satisfies Record<string, readonly Prisma.OwedItemWhereInput[]>;

type InPeriod = Pick<TimeShare, 'period'> & { readonly terms: Pick<GoverningTerms, 'currency'> };

/** @returns what is already owed under a limit in the same pay period, in minor units. */
export async function earlierInPeriod(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { period, terms }: InPeriod,
  what: keyof typeof UNDER_A_LIMIT = 'time',
): Promise<number> {
  const rows = await tx.owedItem.findMany({
    where: {
      workspaceId,
      engagementId,
      OR: [...UNDER_A_LIMIT[what]],
      ...within({ period, terms }),
    },
    select: { amountMinor: true },
  });
  return sumOf(rows.map(({ amountMinor }) => Number(amountMinor)));
}

type TimeInPeriod = InPeriod & { readonly engagementId: string };

/**
 * As `earlierInPeriod` for time, for several pay periods of a business, whoever works in them. One query.
 * @returns what is already owed in one of those that were asked about, in minor units
 */
export async function earlierInPeriods(
  tx: Tx,
  workspaceId: string,
  asked: readonly TimeInPeriod[],
): Promise<(one: TimeInPeriod) => number> {
  const rows = await tx.owedItem.findMany({
    where: {
      workspaceId,
      AND: [
        { OR: [...UNDER_A_LIMIT.time] },
        { OR: asked.map((one) => ({ engagementId: one.engagementId, ...within(one) })) },
      ],
    },
    select: { engagementId: true, currency: true, fromDay: true, untilDay: true, amountMinor: true },
  });
  return ({ engagementId, period, terms }) =>
    sumOf(
      rows
        .filter((row) => row.engagementId === engagementId && row.currency === terms.currency)
        .filter(({ fromDay }) => dateOf(fromDay) >= period.from)
        .filter(({ untilDay }) => dateOf(untilDay) <= period.until)
        .map(({ amountMinor }) => Number(amountMinor)),
    );
}

function within({ period, terms: { currency } }: InPeriod) {
  return { currency, fromDay: { gte: columnOf(period.from) }, untilDay: { lte: columnOf(period.until) } };
}

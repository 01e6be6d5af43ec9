import type { Prisma } from '@/lib/platform/db/generated/client';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { columnOf, dateOf } from '@/lib/platform/time/date-columns';
import { CONCEDED } from '../owed/owed.rules';
import { type GoverningTerms, isUnderSameLimit, type TimeShare } from '../terms/time-pay.rules';
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
type AskedPeriod = InPeriod & { readonly engagementId: string };

/** @returns what is already owed under a limit in the same pay period, in minor units. */
export async function earlierInPeriod(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { period, terms }: InPeriod,
  what: keyof typeof UNDER_A_LIMIT = 'time',
): Promise<number> {
  const asked = { engagementId, period, terms };
  const earlierIn = await earlierInPeriods(tx, workspaceId, [asked], what);
  return earlierIn(asked);
}

/**
 * As `earlierInPeriod`, for several pay periods of a business, whoever works in them. One query.
 * @returns what is already owed in one of those that were asked about, in minor units
 */
export async function earlierInPeriods(
  tx: Tx,
  workspaceId: string,
  asked: readonly AskedPeriod[],
  what: keyof typeof UNDER_A_LIMIT = 'time',
): Promise<(one: AskedPeriod) => number> {
  const rows = await tx.owedItem.findMany({
    where: {
      workspaceId,
      AND: [
        { OR: [...UNDER_A_LIMIT[what]] },
        {
          OR: asked.map(({ engagementId, period, terms: { currency } }) => ({
            engagementId,
            currency,
            fromDay: { gte: columnOf(period.from) },
            untilDay: { lte: columnOf(period.until) },
          })),
        },
      ],
    },
    select: { engagementId: true, currency: true, fromDay: true, untilDay: true, amountMinor: true },
  });
  const owed = rows.map(({ fromDay, untilDay, amountMinor, ...row }) => ({
    ...row,
    from: dateOf(fromDay),
    until: dateOf(untilDay),
    minor: Number(amountMinor),
  }));
  return ({ engagementId, period, terms: { currency } }) =>
    sumOf(
      owed
        .filter((each) => isUnderSameLimit({ engagementId, currency, period }, each))
        .map(({ minor }) => minor),
    );
}

import type { Prisma } from '@/lib/platform/db/generated/client';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
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
      currency: terms.currency,
      fromDay: { gte: new Date(period.from) },
      untilDay: { lte: new Date(period.until) },
    },
    select: { amountMinor: true },
  });
  return sumOf(rows.map(({ amountMinor }) => Number(amountMinor)));
}

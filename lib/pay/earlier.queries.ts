import { sumOf } from '@/lib/platform/reckoning';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { CONCEDED } from './owed.rules';
import type { TimeShare } from './time-pay.rules';

/** @returns what is owed for time in the same pay period already, without what was conceded of it, in minor units. */
export async function earlierInPeriod(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { period, terms }: Pick<TimeShare, 'period' | 'terms'>,
): Promise<number> {
  const rows = await tx.owedItem.findMany({
    where: {
      workspaceId,
      engagementId,
      OR: [{ kind: 'time' }, { kind: 'correction', sourceKey: { startsWith: CONCEDED } }],
      currency: terms.currency,
      fromDay: { gte: new Date(period.from) },
      untilDay: { lte: new Date(period.until) },
    },
    select: { amountMinor: true },
  });
  return sumOf(rows.map(({ amountMinor }) => Number(amountMinor)));
}

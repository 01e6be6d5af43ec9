import { withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { readOpenItems, totalsOf } from './overview.queries';
import { readAdvancesLeft } from './owed/advances.queries';

/** @returns what somebody is owed in each business that they assist or assisted, and what waits for their answer. */
export async function getEarnings(userId: string, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const engagements = await tx.engagement.findMany({
      where: { assistantUserId: userId, agreements: { some: { inForceAt: { not: null } } } },
      select: {
        id: true,
        workspaceId: true,
        state: true,
        workspace: { select: { name: true } },
        timesheets: DISPUTED_WEEKS,
      },
      orderBy: { workspace: { name: 'asc' } },
    });
    const engagementIds = engagements.map(({ id }) => id);
    const items = await readOpenItems(tx, { engagementIds }, now);
    const toConfirm = await tx.payment.groupBy({
      by: ['engagementId'],
      where: { engagementId: { in: engagementIds }, state: 'recorded' },
      _count: true,
    });
    const advances = await readAdvancesLeft(tx, engagementIds);
    const waiting = new Map(toConfirm.map(({ engagementId, _count }) => [engagementId, _count]));
    return {
      totals: totalsOf(items),
      businesses: engagements.map(({ id, workspaceId, state, workspace, timesheets }) => ({
        engagementId: id,
        workspaceId,
        name: workspace.name,
        hasEnded: state === 'ended',
        totals: totalsOf(items.filter(({ engagementId }) => engagementId === id)),
        toConfirm: waiting.get(id) ?? 0,
        /** the Mondays of weeks with disputed time that they haven't answered, `YYYY-MM-DD` */
        disputedWeeks: timesheets.map(({ weekStartsOn }) => dateOf(weekStartsOn)),
        /** what was advanced and isn't recovered yet */
        advances: advances
          .filter(({ engagementId }) => engagementId === id)
          .map(({ currency, minor }) => ({ currency, minor: Number(minor) })),
      })),
    };
  });
}

/** The weeks with a dispute they haven't answered, oldest first. */
const DISPUTED_WEEKS = {
  where: { disputes: { some: { state: 'raised' } } },
  select: { weekStartsOn: true },
  orderBy: { weekStartsOn: 'asc' },
} as const;

export type Earnings = Awaited<ReturnType<typeof getEarnings>>;

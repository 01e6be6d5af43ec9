import type { Tx } from '@/lib/platform/tenancy';
import { aRoundBefore, MOST_MISSED } from './rules';
import { queueSending } from './sending.jobs';

type Off = { readonly workspaceId: string; readonly id: string; readonly offAt: Date; readonly now: Date };

/**
 * Sends what a webhook missed while it was off because it accepted nothing: what was given up, what waited, and what
 * has happened since, oldest first.
 */
export async function sendMissed(tx: Tx, { workspaceId, id: webhookId, offAt, now }: Off): Promise<void> {
  const since = { gte: aRoundBefore(offAt) };
  const newest = await tx.webhookMessage.findMany({
    where: {
      workspaceId,
      webhookId,
      state: { in: ['failed', 'dropped', 'waiting'] },
      OR: [{ at: since }, { each: { some: { at: since } } }],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_MISSED,
    select: { id: true },
  });
  const ids = newest.map(({ id }) => id).toReversed();
  await tx.webhookMessage.updateMany({
    where: { workspaceId, id: { in: ids } },
    data: { state: 'waiting', tries: 0, nextTryAt: now },
  });
  for (const id of ids) await queueSending(tx, { workspaceId, id });
}

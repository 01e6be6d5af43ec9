import { refused } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

/**
 * Refuses anything new after the end of an engagement; the database refuses it too, without words.
 * @throws Refused (`ended`). One query.
 */
export async function requireNotEnded(tx: Tx, place: EngagementRef): Promise<void> {
  if (!(await hasWorkEnded(tx, place))) return;
  throw refused('ended', 'Your work together has ended, so nothing new is written between you.');
}

/** @returns whether the work of an engagement is over. One query. */
export async function hasWorkEnded(tx: Tx, { workspaceId, engagementId }: EngagementRef): Promise<boolean> {
  const ended = await tx.engagement.count({ where: { workspaceId, id: engagementId, state: 'ended' } });
  return ended > 0;
}

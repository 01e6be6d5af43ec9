import { refused } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

/**
 * Refuses anything new after the end of an engagement; the database refuses it too, without words.
 * @throws Refused (`ended`). One query.
 */
export async function requireNotEnded(tx: Tx, { workspaceId, engagementId }: EngagementRef): Promise<void> {
  const ended = await tx.engagement.count({ where: { workspaceId, id: engagementId, state: 'ended' } });
  if (ended === 0) return;
  throw refused('ended', 'Your work together has ended, so nothing new is written between you.');
}

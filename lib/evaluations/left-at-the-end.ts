import { withdrawRequests } from '@/lib/notifications/notifying';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

const OF_AN_EVALUATION = ['assess', 'finish_evaluation', 'sign_evaluation'] as const;

/**
 * Stops asking for evaluations that weren't done by the end of an engagement: they stay as they were on the last day.
 * Runs as the workspace.
 */
export async function leaveEvaluationsAtTheEnd(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  at: Date,
): Promise<void> {
  const open = await tx.evaluation.findMany({
    where: { workspaceId, engagementId, state: { not: 'done' } },
    select: { id: true },
  });
  for (const { id: subjectId } of open) {
    await withdrawRequests(tx, { workspaceId, engagementId, subjectId, actions: OF_AN_EVALUATION, at });
  }
}

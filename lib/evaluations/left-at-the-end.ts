import { endAsked } from '@/lib/notifications/notifying';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

const OF_AN_EVALUATION = ['assess', 'finish_evaluation', 'sign_evaluation'] as const;

/**
 * Asks for nothing more of the evaluations that two haven't done, once their work ends: they stay as they were on the last day. Done as
 * the workspace.
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
    await endAsked(tx, { workspaceId, engagementId, subjectId, deeds: OF_AN_EVALUATION, at });
  }
}

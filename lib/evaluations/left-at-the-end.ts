import { withdrawRequests } from '@/lib/notifications/notifying';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { readEvaluation } from './loading';
import { reveal } from './revealing';
import { decide, PRODUCT } from './rules';

/** Called when an end is set or cancelled: reminders come, and what is in is revealed, in time before it. */
export { planAutomaticStepsAnew } from './reminding.jobs';

const OF_AN_EVALUATION = ['assess', 'finish_evaluation', 'sign_evaluation'] as const;

/**
 * Reveals what only one side has handed in, since nobody could any more, and stops asking for evaluations that weren't
 * done by the end of an engagement: they stay as they were on the last day. Runs as the workspace.
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
  for (const { id } of open) {
    await revealWhatIsIn(tx, { workspaceId, id }, at);
    await withdrawRequests(tx, { workspaceId, engagementId, subjectId: id, actions: OF_AN_EVALUATION, at });
  }
}

/** Both may end the work before the day on which it would be revealed. */
async function revealWhatIsIn(tx: Tx, ref: { readonly workspaceId: string; readonly id: string }, at: Date) {
  const found = await readEvaluation(tx, ref);
  if (!found || !decide({ ...found.facts, revealsAt: at }, 'reveal', PRODUCT, at).ok) return;
  await reveal(tx, found.evaluation, { at, handedIn: found.facts.handedIn, isOver: true });
}

import { findSides } from '@/lib/people/parties.queries';
import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';
import { periodOf } from './cadence/cadence.rules';
import { appendEvents } from './chain';
import { type RevealedBecause, revealedMail } from './emails/coming';
import { readFacts } from './facts/queries';
import { type LoadedEvaluation, moveEvaluation } from './loading';
import { notifyAssistant, notifyStaff } from './notifying';
import { type EvaluationSide, SIDES } from './rules';

type Reveal = {
  readonly at: Date;
  readonly handedIn: readonly EvaluationSide[];
  /** what else changes with it */
  readonly changes?: Parameters<typeof moveEvaluation>[4];
  /** their work ends with it: what is missing can't be handed in any more */
  readonly isOver?: boolean;
  readonly requestId?: string;
};

/**
 * Reveals what was submitted to both, when the rule allows it, and tells them. Runs as the workspace: only it may read
 * both sides.
 */
export async function reveal(
  tx: Tx,
  evaluation: LoadedEvaluation,
  { at, handedIn, changes = {}, isOver = false, requestId }: Reveal,
): Promise<void> {
  const { workspaceId, engagementId, id, dueAt } = evaluation;
  // frozen, so that what both signed stays what they looked at
  const facts = await readFacts(tx, evaluation, periodOf(evaluation), at);
  await moveEvaluation(tx, evaluation, 'revealed', at, {
    ...changes,
    revealedAt: at,
    ...(facts ? { facts } : {}),
  });
  await appendEvents(tx, evaluation, [
    { kind: 'revealed', actorUserId: null, at, payload: { handedIn: [...handedIn] } },
  ]);
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: null,
    action: 'evaluation.revealed',
    subject: { kind: 'evaluation', id },
    data: { handedIn: [...handedIn] },
    ...(requestId ? { requestId } : {}),
  });
  const sides = await findSides(tx, evaluation);
  const why = whyRevealed({ handedIn, isOver, isDue: dueAt <= at });
  const notification = { kind: 'evaluation.revealed', factId: id, at, moment: dueAt } as const;
  for (const notify of [notifyAssistant, notifyStaff])
    await notify(tx, evaluation, sides, { ...notification, write: (words) => revealedMail(words, why) });
}

type Circumstances = Pick<Reveal, 'handedIn'> & { readonly isOver: boolean; readonly isDue: boolean };

function whyRevealed({ handedIn, isOver, isDue }: Circumstances): RevealedBecause {
  if (handedIn.length === SIDES.length) return 'both_in';
  if (isOver) return 'work_over';
  return isDue ? 'day_over' : 'work_ends';
}

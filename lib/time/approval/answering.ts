import { hasWorkEnded } from '@/lib/people/engagements/ended.queries';
import type { ActionScope } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import type { PersonAccess, Tx } from '@/lib/platform/tenancy';
import { approvedMail } from '../emails/weeks';
import { lockTimesheet } from '../loading';
import { notifyAssistant } from '../notifying';
import { decideAnswer } from '../rules';
import { isEndedAlready, refuseTakenBack } from './answered.queries';
import { approvingRole } from './approvers.queries';
import { approve, waitingSubmission } from './approving';

/** A week as somebody saw it, and what they say with their answer. */
type Seen = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
  readonly note: string;
};

/**
 * Approves a week as it was seen, by itself or as one of several, and tells the assistant. Somebody who asks a second
 * time for what they have just done is told that it is done.
 * @throws Refused (`not_yours`, `wrong_state`, `taken_back`, `changed_meanwhile`, `not_found`)
 */
export async function approveSeen({ tx, me, now, request }: ActionScope<unknown>, seen: Seen): Promise<void> {
  const loaded = await loadToAnswer(tx, me, seen, 'approve');
  if (!loaded) return;
  const { sheet } = loaded;
  const { id: submissionId, minutes } = await waitingSubmission(tx, sheet);
  const { note } = seen;
  const { reviewId, amount, due } = await approve(tx, sheet, {
    submissionId,
    note,
    by: me.userId,
    at: now,
    requestId: request.requestId,
  });
  await notifyAssistant(tx, sheet, {
    kind: 'time.approved',
    factId: reviewId,
    minutes,
    at: now,
    write: (words) => approvedMail(words, { note, amount, due }),
  });
}

const OUTCOMES = { approve: 'approved', return: 'returned' } as const;

/**
 * Locks the timesheet as it was seen.
 * @returns null if exactly this was answered already, and its form is posted again
 * @throws Refused when it isn't theirs to answer, or has changed since.
 */
export async function loadToAnswer(tx: Tx, me: PersonAccess, seen: Seen, action: keyof typeof OUTCOMES) {
  const sheet = await lockTimesheet(tx, seen);
  if (!sheet) throw notFound('timesheet');
  if (await isEndedAlready(tx, sheet, me, seen, OUTCOMES[action])) return null;
  const week = { state: sheet.state, hasEnded: action === 'return' && (await hasWorkEnded(tx, sheet)) };
  const decided = decideAnswer(week, action, await approvingRole(tx, me, sheet));
  if (!decided.ok && decided.refusal.code === 'wrong_state') await refuseTakenBack(tx, sheet);
  const next = demand(decided);
  if (sheet.version !== seen.version) throw changedMeanwhile('timesheet');
  return { sheet, next };
}

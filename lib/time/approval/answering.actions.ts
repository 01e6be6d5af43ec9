'use server';

import { requireNotEnded } from '@/lib/people/engagements/ended.queries';
import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import type { PersonAccess, Tx } from '@/lib/platform/tenancy';
import { approvedMail, returnedMail } from '../emails/weeks';
import { lockTimesheet } from '../loading';
import { notifyAssistant } from '../notifying';
import { decide, decideBeforeSilence } from '../rules';
import { ApproveTimesheet, ReturnTimesheet } from '../schema';
import { isEndedAlready, refuseTakenBack } from './answered.queries';
import { approvingRole } from './approvers.queries';
import { approve, waitingSubmission } from './approving';
import { recordReview } from './reviews';

/**
 * An owner, or a manager whom an owner allows to, approves a week: from then on its time is owed, and can't be changed
 * any more.
 */
export const approveTimesheet = defineAction({
  name: 'time.approve',
  input: ApproveTimesheet,
  async run({ input, tx, me, now, request }) {
    const loaded = await load(tx, me, input, 'approve');
    if (!loaded) return;
    const { sheet } = loaded;
    const { id: submissionId, minutes } = await waitingSubmission(tx, sheet);
    const { note } = input;
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
  },
});

/** Those who may approve a week send it back with a reason; the assistant corrects it and closes it again. */
export const returnTimesheet = defineAction({
  name: 'time.return',
  input: ReturnTimesheet,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const loaded = await load(tx, me, input, 'return');
    if (!loaded) return;
    const { sheet, next } = loaded;
    const { workspaceId, engagementId, id: timesheetId } = sheet;
    const { id: submissionId, minutes, countsAsApprovedAt } = await waitingSubmission(tx, sheet);
    demand(decideBeforeSilence(countsAsApprovedAt, now));
    const { note } = input;
    const id = await recordReview(
      tx,
      sheet,
      { submissionId, outcome: 'returned', note, by: me.userId, at: now },
      next,
    );
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: 'timesheet.returned',
      subject: { kind: 'timesheet', id: timesheetId },
      data: { submissionId },
    });
    await notifyAssistant(tx, sheet, {
      kind: 'time.returned',
      factId: id,
      minutes,
      at: now,
      write: (words) => returnedMail(words, note),
    });
  },
});

type Seen = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
  readonly note: string;
};

const OUTCOMES = { approve: 'approved', return: 'returned' } as const;

/**
 * Locks the timesheet as it was seen.
 * @returns null if exactly this was answered already, and its form is posted again
 * @throws Refused when it isn't theirs to answer, or has changed since.
 */
async function load(tx: Tx, me: PersonAccess, seen: Seen, action: keyof typeof OUTCOMES) {
  const sheet = await lockTimesheet(tx, seen);
  if (!sheet) throw notFound('timesheet');
  if (await isEndedAlready(tx, sheet, me, seen, OUTCOMES[action])) return null;
  const decided = decide(sheet.state, action, await approvingRole(tx, me, sheet));
  if (!decided.ok && decided.refusal.code === 'wrong_state') await refuseTakenBack(tx, sheet);
  const next = demand(decided);
  // after the end nobody is there to correct a returned week: it is approved, or settled outside
  if (action === 'return') await requireNotEnded(tx, sheet);
  if (sheet.version !== seen.version) throw changedMeanwhile('timesheet');
  return { sheet, next };
}

'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand } from '@/lib/platform/result';
import { returnedMail } from '../emails/weeks';
import { notifyAssistant } from '../notifying';
import { decideBeforeSilence } from '../rules';
import { ApproveTimesheet, ReturnTimesheet } from '../schema';
import { approveSeen, loadToAnswer } from './answering';
import { waitingSubmission } from './approving';
import { recordReview } from './reviews';

/**
 * An owner, or a manager whom an owner allows to, approves a week: from then on its time is owed, and can't be changed
 * any more.
 */
export const approveTimesheet = defineAction({
  name: 'time.approve',
  input: ApproveTimesheet,
  run: (scope) => approveSeen(scope, scope.input),
});

/** Those who may approve a week send it back with a reason; the assistant corrects it and closes it again. */
export const returnTimesheet = defineAction({
  name: 'time.return',
  input: ReturnTimesheet,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const loaded = await loadToAnswer(tx, me, input, 'return');
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

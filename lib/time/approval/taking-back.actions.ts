'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { takenBackMail } from '../emails/weeks';
import { lockTimesheet, roleIn } from '../loading';
import { notifyTakenBack } from '../notifying';
import { decideTakingBack } from '../rules';
import { TakeWeekBack } from '../schema';
import { isEndedAlready } from './answered.queries';
import { waitingSubmission } from './approving';
import { recordReview } from './reviews';

/**
 * The assistant takes back a week they submitted, while nobody has answered it: it is theirs to change, and to submit
 * again. The record keeps that it was submitted and taken back; owners who had been told of it are told of this.
 */
export const takeWeekBack = defineAction({
  name: 'time.takeWeekBack',
  input: TakeWeekBack,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const sheet = await lockTimesheet(tx, input);
    if (!sheet) throw notFound('timesheet');
    const role = roleIn(me, sheet);
    if (await isEndedAlready(tx, sheet, me, { ...input, note: '' }, 'taken_back')) return;
    const submission = sheet.state === 'submitted' ? await waitingSubmission(tx, sheet) : null;
    const { countsAsApprovedAt = null } = submission ?? {};
    const next = demand(decideTakingBack({ state: sheet.state, countsAsApprovedAt }, role, now));
    if (!submission || sheet.version !== input.version) throw changedMeanwhile('timesheet');
    const { workspaceId, engagementId, id: timesheetId } = sheet;
    await recordReview(
      tx,
      sheet,
      { submissionId: submission.id, outcome: 'taken_back', note: '', by: me.userId, at: now },
      next,
    );
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: 'timesheet.taken_back',
      subject: { kind: 'timesheet', id: timesheetId },
      data: { submissionId: submission.id },
    });
    await notifyTakenBack(tx, sheet, submission, { at: now, write: takenBackMail });
  },
});

import { z } from 'zod';
import { wasNotified } from '@/lib/notifications/notifying';
import { findSides } from '@/lib/people/parties.queries';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { approvedBySilenceMail, silenceAheadMail } from '../emails/weeks';
import { lockTimesheet } from '../loading';
import { notifyAssistant, notifyStaff } from '../notifying';
import { approve } from './approving';
import { warningTime } from './waiting.rules';

const Submission = z.object({ workspaceId: z.uuid(), submissionId: z.uuid() });
type Submission = z.infer<typeof Submission>;

/** Approves a week that got no answer for as long as the agreement says. Never after somebody has answered. */
export const approveTimeBySilence = defineJob({
  name: 'time.approve_by_silence',
  payload: Submission,
  async run(submission) {
    await withActor({ kind: 'workspace', workspaceId: submission.workspaceId }, async (tx) => {
      const at = now();
      const waiting = await findWaiting(tx, submission);
      if (!waiting || waiting.until > at) return;
      const { sheet, minutes } = waiting;
      const wasNotWarned = !(await wereWarned(tx, submission, waiting));
      const { reviewId, amount, due, disputableUntil } = await approve(tx, sheet, {
        submissionId: submission.submissionId,
        note: '',
        by: null,
        at,
        since: waiting.until,
      });
      const said = { amount, due, disputableUntil, wasNotWarned };
      const notification = { kind: 'time.approved_by_agreement', factId: reviewId, minutes, at } as const;
      await notifyAssistant(tx, sheet, {
        ...notification,
        write: (words) => approvedBySilenceMail(words, { ...said, reader: 'assistant' }),
      });
      await notifyStaff(tx, sheet, {
        ...notification,
        write: (words) => approvedBySilenceMail(words, { ...said, reader: 'owner' }),
      });
    });
  },
});

/**
 * @returns whether somebody on the owner's side was warned in time, or the approval came too soon after the submission
 * for a warning; false after an outage.
 */
async function wereWarned(
  tx: Tx,
  { submissionId: factId }: Submission,
  { sheet, submittedAt, until }: Waiting,
): Promise<boolean> {
  if (warningTime(until) <= submittedAt) return true;
  const { workspaceId, engagementId } = sheet;
  const news = { workspaceId, engagementId, kind: 'time.silence_ahead', factId } as const;
  const { owners } = await findSides(tx, sheet);
  const wereNotified = await Promise.all(
    owners.map(({ id: readerId }) => wasNotified(tx, { ...news, readerId })),
  );
  return wereNotified.includes(true);
}

/** Warns both that silence will count as an approval, if it still will. */
export const notifyOfSilence = defineJob({
  name: 'time.tell_of_silence',
  payload: Submission,
  async run(submission) {
    await withActor({ kind: 'workspace', workspaceId: submission.workspaceId }, async (tx) => {
      const at = now();
      const waiting = await findWaiting(tx, submission);
      if (!waiting || waiting.until <= at) return;
      const { sheet, minutes, until } = waiting;
      const notification = {
        kind: 'time.silence_ahead',
        factId: submission.submissionId,
        minutes,
        at,
      } as const;
      await notifyStaff(tx, sheet, {
        ...notification,
        write: (words) => silenceAheadMail(words, { until, reader: 'owner' }),
      });
      await notifyAssistant(tx, sheet, {
        ...notification,
        write: (words) => silenceAheadMail(words, { until, reader: 'assistant' }),
      });
    });
  },
});

/** @returns the timesheet of a submission that still waits, locked; null when it was answered. */
async function findWaiting(tx: Tx, { workspaceId, submissionId }: Submission) {
  const submission = await tx.timesheetSubmission.findUnique({
    where: { workspaceId_id: { workspaceId, id: submissionId } },
    select: { timesheetId: true, minutes: true, submittedAt: true, countsAsApprovedAt: true },
  });
  if (!submission?.countsAsApprovedAt) return null;
  const sheet = await lockTimesheet(tx, { workspaceId, id: submission.timesheetId });
  const answered = await tx.timesheetReview.count({ where: { workspaceId, submissionId } });
  if (sheet?.state !== 'submitted' || answered > 0) return null;
  const { minutes, submittedAt, countsAsApprovedAt: until } = submission;
  return { sheet, minutes, submittedAt, until };
}

type Waiting = NonNullable<Awaited<ReturnType<typeof findWaiting>>>;

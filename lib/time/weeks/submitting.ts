import { countsAsApprovedAt } from '@/lib/briefs/delivery/silence.rules';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { planSilence } from '../approval/silence';
import { silenceTermsFor } from '../approval/silence-terms';
import { planWaitingReminders } from '../approval/waiting';
import { submittedMail } from '../emails/weeks';
import type { LoadedTimesheet } from '../loading';
import { notifyStaff } from '../notifying';

type Submission = {
  readonly minutes: number;
  readonly note: string;
  readonly userId: string;
  readonly zone: string;
  readonly now: Date;
  /** whether the work of the two ends with it: then it won’t be sent back */
  readonly atTheEnd?: boolean;
};

/** Submits a week with time in it: from now on it waits for an answer, and those who may approve it are told. */
export async function submitWeek(
  tx: Tx,
  sheet: LoadedTimesheet,
  { minutes, note, userId, zone, now, atTheEnd = false }: Submission,
): Promise<void> {
  const { workspaceId, engagementId, id: timesheetId } = sheet;
  const id = newId();
  const agreement = await silenceTermsFor(tx, sheet);
  const until = countsAsApprovedAt(now, agreement?.approvedAfter ?? null, zone);
  const number = (await tx.timesheetSubmission.count({ where: { workspaceId, timesheetId } })) + 1;
  await tx.timesheetSubmission.createMany({
    data: {
      workspaceId,
      id,
      engagementId,
      timesheetId,
      number,
      minutes,
      note,
      submittedById: userId,
      submittedAt: now,
      countsAsApprovedAt: until,
    },
  });
  await planWaitingReminders(tx, sheet, { submittedAt: now, countsAsApprovedAt: until });
  if (until) await planSilence(tx, { workspaceId, submissionId: id }, until, now);
  await notifyStaff(tx, sheet, {
    kind: 'time.handed_in',
    factId: id,
    minutes,
    at: now,
    write: (words) => submittedMail({ ...words, hasEnded: atTheEnd }, { note, until }),
  });
}

import { isLate } from '@/lib/notifications/reminders/rules';
import { type DueReminder, defineReminder } from '@/lib/notifications/reminding';
import { outsideDaysOffOf } from '@/lib/people/hours/hours.queries';
import type { Tx } from '@/lib/platform/tenancy';
import { notifyStaff } from '../notifying';
import { weekWaitingMail } from './emails/waiting';
import { judgeWaiting, WAITING_KINDS, whenToSend } from './waiting.rules';

/**
 * Reminds those who may approve it of a week that waits for an answer, if it still does. Sent once, like every
 * reminder, and not on a day off of the business (adr/0211).
 */
export const remindOfWeek = defineReminder('time.remind_of_week', remind);

async function remind(tx: Tx, { id, where, at, cancel, putOff, markSent }: DueReminder): Promise<void> {
  const { timesheet, dueAt, ...reminder } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { timesheet: { include: { submissions: { orderBy: { number: 'desc' }, take: 1 } } } },
  });
  const kind = WAITING_KINDS.find((each) => each === reminder.kind);
  const latest = timesheet?.submissions[0];
  if (!kind || !timesheet || !latest) return;
  const week = { ...latest, state: timesheet.state };
  if (judgeWaiting({ kind, dueAt }, week, at) === 'cancel') {
    await cancel();
    return;
  }
  const sentFrom = await outsideDaysOffOf(tx, timesheet.workspaceId, dueAt);
  const decided = whenToSend({ kind, dueAt }, week, sentFrom, at);
  if (decided === 'cancel') {
    await cancel();
    return;
  }
  if (decided === 'then') {
    await putOff(sentFrom);
    return;
  }
  await markSent();
  const { minutes, submittedAt, countsAsApprovedAt: until } = latest;
  await notifyStaff(tx, timesheet, {
    kind: `reminder.${kind}`,
    factId: id,
    minutes,
    at,
    isLate: isLate(sentFrom, at),
    write: (words) => weekWaitingMail(words, { submittedAt, until }),
  });
}

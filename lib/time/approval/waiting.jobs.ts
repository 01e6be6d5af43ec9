import { isLate } from '@/lib/notifications/reminders/rules';
import { type DueReminder, defineReminder } from '@/lib/notifications/reminding';
import type { Tx } from '@/lib/platform/tenancy';
import { notifyStaff } from '../notifying';
import { weekWaitingMail } from './emails/waiting';
import { judgeWaiting, WAITING_KINDS } from './waiting.rules';

/**
 * Reminds those who may approve it of a week that waits for an answer, if it still does. Sent once, like every
 * reminder.
 */
export const remindOfWeek = defineReminder('time.remind_of_week', remind);

async function remind(tx: Tx, { id, where, at, cancel, markSent }: DueReminder): Promise<void> {
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
  await markSent();
  const { minutes, submittedAt, countsAsApprovedAt: until } = latest;
  await notifyStaff(tx, timesheet, {
    kind: `reminder.${kind}`,
    factId: id,
    minutes,
    at,
    isLate: isLate(dueAt, at),
    write: (words) => weekWaitingMail(words, { submittedAt, until }),
  });
}

import { z } from 'zod';
import { takeReminder } from '@/lib/notifications/reminding';
import { isLate } from '@/lib/notifications/rules';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { weekWaitingLetter } from './emails/waiting';
import { tellOwners } from './telling';
import { judgeWaiting, WAITED_DAYS, WAITING_KINDS } from './waiting.rules';

/** Reminds the owners of a week that waits for their answer, if it still does. Goes out once, as every reminder. */
export const remindOfWeek = defineJob({
  name: 'time.remind_of_week',
  payload: z.object({ workspaceId: z.uuid(), reminderId: z.uuid() }),
  async run({ workspaceId, reminderId }) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) => remind(tx, workspaceId, reminderId));
  },
});

async function remind(tx: Tx, workspaceId: string, id: string): Promise<void> {
  const at = now();
  if (!(await takeReminder(tx, workspaceId, id))) return;
  const where = { workspaceId_id: { workspaceId, id } };
  const { timesheet, dueAt, ...reminder } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { timesheet: { include: { submissions: { orderBy: { number: 'desc' }, take: 1 } } } },
  });
  const kind = WAITING_KINDS.find((each) => each === reminder.kind);
  const latest = timesheet?.submissions[0];
  if (!kind || !timesheet || !latest) return;
  const week = { ...latest, state: timesheet.state };
  if (judgeWaiting({ kind, dueAt }, week, at) === 'cancel') {
    await tx.reminder.update({ where, data: { cancelledAt: at } });
    return;
  }
  await tx.reminder.update({ where, data: { sentAt: at } });
  const { minutes, submittedAt, countsAsApprovedAt: until } = latest;
  await tellOwners(tx, timesheet, {
    kind: `reminder.${kind}`,
    ...{ factId: id, minutes, at, isLate: isLate(dueAt, at) },
    write: (words) => weekWaitingLetter(words, { submittedAt, days: WAITED_DAYS[kind], until }),
  });
}

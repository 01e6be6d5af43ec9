import { createElement } from 'react';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Tx } from '@/lib/platform/tenancy';
import { notify } from '../notifying';
import { notifyOfCheckIn } from './check-ins';
import { DeadlineMail, deadlineSubject } from './emails/deadline';
import { type DueReminder, defineReminder } from './reminder-job';
import { BRIEF_REMINDER_KINDS, isLate, judgeReminder } from './rules';

/** Reminds the assistant of a deadline, if it still is one, and both of a check-in. Sent once, like every reminder. */
export const remindOfDeadline = defineReminder('notifications.remind_of_deadline', remind);

async function remind(tx: Tx, { id, where, at, cancel, markSent }: DueReminder): Promise<void> {
  const reminder = await tx.reminder.findUniqueOrThrow({
    where,
    include: {
      brief: {
        include: { checkIns: true, engagement: { include: { assistant: true, workspace: true } } },
      },
    },
  });
  const { brief, dueAt } = reminder;
  const kind = BRIEF_REMINDER_KINDS.find((each) => each === reminder.kind);
  if (!brief || !kind) return;
  const { assistant, workspace } = brief.engagement;
  if (judgeReminder({ kind, dueAt }, brief, at) === 'cancel' || !assistant || !brief.deadlineAt) {
    await cancel();
    return;
  }

  await markSent();
  if (kind === 'check_in') {
    await notifyOfCheckIn(tx, brief, { reminderId: id, dueAt, now: at });
    return;
  }
  const words = {
    kind,
    title: brief.title,
    business: workspace.name,
    deadlineAt: brief.deadlineAt,
    zone: assistant.timeZone,
    now: at,
    url: absolute(addresses.inboxBrief(brief.workspaceId, brief.id)),
  };
  await notify(tx, {
    kind: `reminder.${kind}`,
    factId: id,
    at,
    workspaceId: brief.workspaceId,
    engagementId: brief.engagementId,
    side: 'assistant',
    reader: assistant,
    subject: { kind: 'brief', id: brief.id },
    words: { title: brief.title, other: workspace.name },
    moment: brief.deadlineAt,
    mail: { subject: deadlineSubject(words), element: createElement(DeadlineMail, words) },
    isLate: isLate(dueAt, at),
  });
}

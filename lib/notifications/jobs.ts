import { createElement } from 'react';
import { z } from 'zod';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { tellOfCheckIn } from './check-ins';
import { DeadlineMail, deadlineSubject } from './emails/deadline';
import { notify } from './notifying';
import { DEADLINE_KINDS, isLate, judgeReminder } from './rules';
import { takeReminder } from './taking';

const KINDS = [...DEADLINE_KINDS, 'check_in'] as const;

/**
 * Reminds the assistant of a deadline, if it still is one, and both of a check-in. The reminder's row is locked, judged and marked in the same
 * transaction that writes the mail, and the mail's key is the reminder's: so it goes out once, however many workers or
 * crashes there are.
 */
export const remindOfDeadline = defineJob({
  name: 'notifications.remind_of_deadline',
  payload: z.object({ workspaceId: z.uuid(), reminderId: z.uuid() }),
  async run({ workspaceId, reminderId }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const at = now();
      if (!(await takeReminder(tx, workspaceId, reminderId))) return;
      const reminder = await tx.reminder.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: reminderId } },
        include: {
          brief: {
            include: { checkIns: true, engagement: { include: { assistant: true, workspace: true } } },
          },
        },
      });
      const { brief, dueAt } = reminder;
      const kind = KINDS.find((each) => each === reminder.kind);
      if (!brief || !kind) return;
      const { assistant, workspace } = brief.engagement;
      const where = { workspaceId_id: { workspaceId, id: reminderId } };
      if (judgeReminder({ kind, dueAt }, brief, at) === 'cancel' || !assistant || !brief.deadlineAt) {
        await tx.reminder.update({ where, data: { cancelledAt: at } });
        return;
      }

      await tx.reminder.update({ where, data: { sentAt: at } });
      if (kind === 'check_in') {
        await tellOfCheckIn(tx, brief, { reminderId, dueAt, now: at });
        return;
      }
      const words = {
        kind,
        title: brief.title,
        business: workspace.name,
        deadlineAt: brief.deadlineAt,
        zone: assistant.timeZone,
        now: at,
        url: absolute(addresses.inboxBrief(workspaceId, brief.id)),
      };
      await notify(tx, {
        kind: `reminder.${kind}`,
        ...{ factId: reminderId, at, workspaceId, engagementId: brief.engagementId },
        side: 'assistant',
        reader: assistant,
        subject: { kind: 'brief', id: brief.id },
        words: { title: brief.title, other: workspace.name },
        moment: brief.deadlineAt,
        letter: { subject: deadlineSubject(words), element: createElement(DeadlineMail, words) },
        isLate: isLate(dueAt, at),
      });
    });
  },
});

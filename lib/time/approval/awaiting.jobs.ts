import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { lockTimesheet } from '../loading';
import { planWaitingReminders } from './waiting';

/** Plans the reminders of a week submitted before there were any. */
export const awaitAnswerOfWeek = defineJob({
  name: 'time.await_answer',
  payload: z.object({ workspaceId: z.uuid(), timesheetId: z.uuid() }),
  async run({ workspaceId, timesheetId }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const sheet = await lockTimesheet(tx, { workspaceId, id: timesheetId });
      if (sheet?.state !== 'submitted') return;
      const latest = await tx.timesheetSubmission.findFirst({
        where: { workspaceId, timesheetId },
        orderBy: { number: 'desc' },
        select: { submittedAt: true, countsAsApprovedAt: true },
      });
      if (latest) await planWaitingReminders(tx, sheet, latest);
    });
  },
});

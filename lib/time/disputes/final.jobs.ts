import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { lockTimesheet } from '../loading';
import { notifyAssistant, notifyStaff } from '../notifying';
import { finalAheadMail } from './emails/disputes';

/** Warns both that time approved by silence will be final, while it can still be disputed. */
export const notifyOfFinal = defineJob({
  name: 'time.tell_of_final',
  payload: z.object({ workspaceId: z.uuid(), submissionId: z.uuid() }),
  async run({ workspaceId, submissionId }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const at = now();
      const review = await tx.timesheetReview.findFirst({
        where: { workspaceId, submissionId, outcome: 'approved' },
        select: { timesheetId: true, disputableUntil: true, submission: { select: { minutes: true } } },
      });
      const until = review?.disputableUntil ?? null;
      const sheet = review && (await lockTimesheet(tx, { workspaceId, id: review.timesheetId }));
      if (!sheet || until === null || until <= at) return;
      const { minutes } = review.submission;
      const notification = { kind: 'time.final_ahead', factId: submissionId, minutes, at } as const;
      await notifyStaff(tx, sheet, {
        ...notification,
        write: (words) => finalAheadMail(words, { until, reader: 'owner' }),
      });
      await notifyAssistant(tx, sheet, {
        ...notification,
        write: (words) => finalAheadMail(words, { until, reader: 'assistant' }),
      });
    });
  },
});

import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { replanSchedule } from './jobs';
import { findSchedule, lockSchedule } from './loading';
import { moveSkippedInMonth, unplan } from './planning';
import { WORKING_DAY } from './recurrence.rules';

/**
 * Replans what schedules hand over next, since somebody's days off have changed: a day that is no longer off would be
 * missed if the one after it was planned already, and the last working day of a month may be another one. A day that has
 * become off is noticed when it comes.
 */
export const followCalendar = defineJob({
  name: 'briefs.follow_calendar',
  payload: z.object({
    workspaceId: z.uuid(),
    /** the assistant whose days off they are; null: the business's */
    engagementId: z.uuid().nullable(),
  }),
  async run({ workspaceId, engagementId }) {
    const isOfBusiness = engagementId === null;
    const asBusiness = { kind: 'workspace', workspaceId } as const;
    const concerned = await withActor(asBusiness, (tx) =>
      tx.schedule.findMany({
        where: {
          workspaceId,
          state: 'running',
          OR: [{ dayOffPolicy: { not: 'keep' } }, { rule: { contains: `${WORKING_DAY}=` } }],
          ...(isOfBusiness ? {} : { engagementId }),
          daysOffOf: { not: isOfBusiness ? 'assistant' : 'business' },
        },
        select: { id: true },
        orderBy: { id: 'asc' },
      }),
    );
    for (const { id } of concerned) {
      await withActor(asBusiness, async (tx) => {
        if (!(await findSchedule(tx, { workspaceId, id }))) return;
        const schedule = await lockSchedule(tx, { workspaceId, id });
        if (schedule.state !== 'running') return;
        const at = now();
        await unplan(tx, schedule, at);
        await moveSkippedInMonth(tx, schedule, at);
        await replanSchedule(tx, schedule, at);
      });
    }
  },
});

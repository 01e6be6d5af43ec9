import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { endByItself } from './ending';
import { dueOf, handOverDue } from './handing-over';
import { findSchedule, holdSchedule, type LoadedSchedule } from './loading';
import { planNext } from './planning';
import { tellOfOccurrence } from './telling';

/**
 * Hands over what a schedule has due, and plans what comes next, in one transaction. The schedule is held, and the
 * occurrence must still be planned: however many workers, crashes or second runs there are, it is handed over once.
 */
export const handOverScheduled = defineJob({
  name: 'briefs.hand_over_scheduled',
  payload: z.object({ workspaceId: z.uuid(), scheduleId: z.uuid(), occurrenceId: z.uuid() }),
  async run({ workspaceId, scheduleId, occurrenceId }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const ref = { workspaceId, id: scheduleId };
      // gone with its workspace
      if (!(await findSchedule(tx, ref))) return;
      const schedule = await holdSchedule(tx, ref);
      const planned = await tx.scheduleOccurrence.findFirst({
        where: { workspaceId, scheduleId, id: occurrenceId, outcome: null },
      });
      // paused, ended or changed meanwhile, or done by another worker
      if (!planned || schedule.state !== 'running') return;
      // the queue goes by the database's clock, which may be ahead of ours
      const at = new Date(Math.max(now().getTime(), planned.at.getTime()));
      const done = await handOverDue(tx, schedule, dueOf(planned), at);
      await tellOfOccurrence(tx, schedule, done, at);
      if (done.reason === 'engagement_ended') await endByItself(tx, schedule, at);
      else await planAndQueue(tx, schedule, at, at);
    });
  },
});

/**
 * Plans the next occurrence after an instant, with the job that hands it over; ends a schedule whose rule has come to its
 * end.
 * @returns whether there is a next one
 */
export async function planAndQueue(
  tx: Tx,
  schedule: LoadedSchedule,
  after: Date,
  at: Date,
): Promise<boolean> {
  const next = await planNext(tx, schedule, after, at);
  if (!next) {
    await endByItself(tx, schedule, at);
    return false;
  }
  const { workspaceId, id: scheduleId } = schedule;
  await enqueue(
    tx,
    handOverScheduled,
    { workspaceId, scheduleId, occurrenceId: next.id },
    { runAt: next.at, key: `schedule:${workspaceId}:${scheduleId}` },
  );
  return true;
}

import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { endByItself } from './ending';
import { dueOf, handOverDue } from './handing-over';
import { findSchedule, holdSchedule, type LoadedSchedule } from './loading';
import { planNext } from './planning';
import { tellOfOccurrence, tellOfStandstill } from './telling';

/**
 * Hands over what a schedule has due, and plans what comes next, in one transaction. The schedule is held, and the
 * occurrence must still be planned: however many workers, crashes or second runs there are, it is handed over once.
 */
export const handOverScheduled = defineJob({
  name: 'briefs.hand_over_scheduled',
  payload: z.object({ workspaceId: z.uuid(), scheduleId: z.uuid(), occurrenceId: z.uuid() }),
  async run(ref, { isLastAttempt }) {
    try {
      await withPlanned(ref, async (tx, schedule, planned) => {
        // the queue goes by the database's clock, which may be ahead of ours
        const at = new Date(Math.max(now().getTime(), planned.at.getTime()));
        const done = await handOverDue(tx, schedule, dueOf(planned), at);
        await tellOfOccurrence(tx, schedule, done, at);
        if (done.reason === 'engagement_ended') await endByItself(tx, schedule, at);
        else await planAndQueue(tx, schedule, at, at);
      });
    } catch (error) {
      // it stays planned, which its pages show; from now on it waits for somebody who tries again
      if (isLastAttempt)
        await withPlanned(ref, (tx, schedule, planned) => tellOfStandstill(tx, schedule, planned, now()));
      throw error;
    }
  },
});

type Planned = { readonly id: string; readonly named: Date; readonly at: Date; readonly local: string };

/** Does something with what is planned, unless it was paused, ended or changed meanwhile, or done by another worker. */
async function withPlanned(
  ref: {
    readonly workspaceId: string;
    readonly scheduleId: string;
    readonly occurrenceId: string;
  },
  work: (tx: Tx, schedule: LoadedSchedule, planned: Planned) => Promise<void>,
): Promise<void> {
  const { workspaceId, scheduleId, occurrenceId } = ref;
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    // gone with its workspace
    if (!(await findSchedule(tx, { workspaceId, id: scheduleId }))) return;
    const schedule = await holdSchedule(tx, { workspaceId, id: scheduleId });
    const planned = await tx.scheduleOccurrence.findFirst({
      where: { workspaceId, scheduleId, id: occurrenceId, outcome: null },
    });
    if (planned && schedule.state === 'running') await work(tx, schedule, planned);
  });
}

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
  await queueHandingOver(tx, schedule, next);
  return true;
}

/** Queues the job that hands over what is planned, in the place of one that waits or has failed for good. */
export async function queueHandingOver(
  tx: Tx,
  { workspaceId, id: scheduleId }: Pick<LoadedSchedule, 'workspaceId' | 'id'>,
  planned: { readonly id: string; readonly at: Date },
): Promise<void> {
  await enqueue(
    tx,
    handOverScheduled,
    { workspaceId, scheduleId, occurrenceId: planned.id },
    { runAt: planned.at, key: `schedule:${workspaceId}:${scheduleId}` },
  );
}

import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { endByItself } from './ending';
import { dueOf, handOverDue, isOffByNow } from './handing-over';
import { findSchedule, type LoadedSchedule, lockSchedule } from './loading';
import { notifyOfOccurrence, notifyOfStandstill } from './notifying';
import { findDue, lastSkipped, planNext, unplan, unplanOff } from './planning';

/**
 * Hands over what a schedule has due, and plans the next, in one transaction. The schedule is locked, and the
 * occurrence must still be planned: however many workers, crashes or second runs there are, it is handed over once.
 */
export const handOverScheduled = defineJob({
  name: 'briefs.hand_over_scheduled',
  payload: z.object({ workspaceId: z.uuid(), scheduleId: z.uuid(), occurrenceId: z.uuid() }),
  async run(ref, { isLastAttempt }) {
    try {
      await withPlanned(ref, async (tx, schedule, planned) => {
        // the queue uses the database's clock, which may be ahead of ours
        const at = new Date(Math.max(now().getTime(), planned.at.getTime()));
        if (await isOffByNow(schedule, planned, at)) {
          await unplanOff(tx, schedule, planned);
          await planAndQueue(tx, schedule, planned.at, at);
          return;
        }
        const done = await handOverDue(tx, schedule, dueOf(planned), at);
        await notifyOfOccurrence(tx, schedule, done, at);
        if (done.reason === 'engagement_ended') await endByItself(tx, schedule, at);
        else await planAndQueue(tx, schedule, at, at);
      });
    } catch (error) {
      // it stays planned, which its pages show; from now on it waits for somebody to try again
      if (isLastAttempt)
        await withPlanned(ref, (tx, schedule, planned) => notifyOfStandstill(tx, schedule, planned, now()));
      throw error;
    }
  },
});

/** Ends a schedule whose last days were skipped, once they are past and nobody reinstated one. */
export const runOutSchedule = defineJob({
  name: 'briefs.run_out_schedule',
  payload: z.object({ workspaceId: z.uuid(), scheduleId: z.uuid() }),
  async run({ workspaceId, scheduleId: id }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      if (!(await findSchedule(tx, { workspaceId, id }))) return;
      const schedule = await lockSchedule(tx, { workspaceId, id });
      const planned = await tx.scheduleOccurrence.count({
        where: { workspaceId, scheduleId: id, outcome: null },
      });
      const at = now();
      if (schedule.state === 'running' && planned === 0) await planAndQueue(tx, schedule, at, at);
    });
  },
});

type Planned = { readonly id: string; readonly named: Date; readonly at: Date; readonly local: string };

/**
 * Does something with a planned occurrence, unless it was paused, ended or changed meanwhile, or done by another
 * worker.
 */
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
    const schedule = await lockSchedule(tx, { workspaceId, id: scheduleId });
    const planned = await tx.scheduleOccurrence.findFirst({
      where: { workspaceId, scheduleId, id: occurrenceId, outcome: null },
    });
    if (planned && schedule.state === 'running') await work(tx, schedule, planned);
  });
}

/**
 * Plans the next occurrence after an instant, with the job that hands it over. A schedule whose rule has ended ends,
 * but not before the last skipped day: until then it can be reinstated.
 */
export async function planAndQueue(tx: Tx, schedule: LoadedSchedule, after: Date, at: Date): Promise<void> {
  const next = await planNext(tx, schedule, after, at);
  if (next) return queueHandingOver(tx, schedule, next);
  const { workspaceId, id: scheduleId } = schedule;
  const until = await lastSkipped(tx, schedule, at);
  if (!until) return endByItself(tx, schedule, at);
  await enqueue(tx, runOutSchedule, { workspaceId, scheduleId }, { runAt: until, key: keyOf(schedule) });
}

/**
 * Replans after a change. What was already due is handed over first, whatever was changed at that very moment: its job
 * plans what follows.
 */
export async function replanSchedule(tx: Tx, schedule: LoadedSchedule, now: Date): Promise<void> {
  const due = await findDue(tx, schedule, now);
  if (due) return queueHandingOver(tx, schedule, due);
  await unplan(tx, schedule, now);
  await planAndQueue(tx, schedule, now, now);
}

/** Queues the job that hands over what is planned, replacing one that waits or has failed for good. */
export async function queueHandingOver(
  tx: Tx,
  schedule: Pick<LoadedSchedule, 'workspaceId' | 'id'>,
  planned: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { workspaceId, id: scheduleId } = schedule;
  await enqueue(
    tx,
    handOverScheduled,
    { workspaceId, scheduleId, occurrenceId: planned.id },
    { runAt: planned.at, key: keyOf(schedule) },
  );
}

/** One job at a time waits for a schedule: the next one. */
function keyOf({ workspaceId, id }: Pick<LoadedSchedule, 'workspaceId' | 'id'>): string {
  return `schedule:${workspaceId}:${id}`;
}

'use server';

import type { z } from 'zod';
import { auditAction } from '@/lib/platform/actions/audit';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { demand, notFound, type Refused, refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { forecastOf } from './calendars';
import { latestDayChanges } from './day-changes';
import { replanSchedule } from './jobs';
import { type LoadedSchedule, lockSchedule, outlineOf } from './loading';
import { rowOf, unplan } from './planning';
import { SkipDay } from './schema';
import { type DayChange, decideDayChange } from './skipping.rules';
import { decideSchedule, type ScheduleAction } from './states.rules';

type Scope = ActionScope<z.output<typeof SkipDay>>;

/** Leaves out one day that is still ahead; all others stay as they are. */
export const skipOccurrence = defineAction({
  name: 'briefs.skipOccurrence',
  input: SkipDay,
  async run(scope) {
    const { tx, me, input, now } = scope;
    const schedule = await lockForStep(scope, 'skip');
    const day = await requireAhead(scope, schedule);
    if (await isUnchanged(scope, 'schedule.day_skipped')) return;
    if ((await tx.scheduleOccurrence.count({ where: { ...dayOf(input), outcome: { not: null } } })) > 0)
      throw notAhead();
    await unplan(tx, schedule, now);
    const skipped = { outcome: 'skipped', settledAt: now, settledById: me.userId, createdAt: now } as const;
    await tx.scheduleOccurrence.createMany({ data: { ...rowOf(schedule, newId(), day), ...skipped } });
    await auditDay(scope, 'schedule.day_skipped');
    await replanSchedule(tx, schedule, now);
  },
});

/** Reinstates a skipped day, as long as it is ahead. */
export const unskipOccurrence = defineAction({
  name: 'briefs.unskipOccurrence',
  input: SkipDay,
  async run(scope) {
    const { tx, input, now } = scope;
    const schedule = await lockForStep(scope, 'unskip');
    await requireAhead(scope, schedule);
    if (await isUnchanged(scope, 'schedule.day_taken_up')) return;
    await tx.scheduleOccurrence.deleteMany({ where: { ...dayOf(input), outcome: 'skipped' } });
    await auditDay(scope, 'schedule.day_taken_up');
    if (schedule.state === 'running') await replanSchedule(tx, schedule, now);
  },
});

async function lockForStep({ tx, me, input }: Scope, action: ScheduleAction): Promise<LoadedSchedule> {
  if (staffRole(me, input.workspaceId) === null) throw notFound('schedule');
  const schedule = await lockSchedule(tx, input);
  demand(decideSchedule(schedule.state, action));
  return schedule;
}

/**
 * @returns whether the day is already so.
 * @throws Refused (`changed_meanwhile`) when something was recorded about it since it was seen
 */
async function isUnchanged({ tx, input }: Scope, change: DayChange): Promise<boolean> {
  const skipped = await tx.scheduleOccurrence.count({ where: { ...dayOf(input), outcome: 'skipped' } });
  const lastChangeId = (await latestDayChanges(tx, input, input.named)).get(input.named) ?? '';
  return (
    demand(decideDayChange({ isSkipped: skipped > 0, lastChangeId }, change, input.seen)) === 'unchanged'
  );
}

function dayOf({ workspaceId, id: scheduleId, named }: Scope['input']) {
  return { workspaceId, scheduleId, named: columnOf(named) };
}

/**
 * @returns the day, as the schedule has it.
 * @throws Refused (`not_ahead`) when it hands nothing over on it, or no longer does
 */
async function requireAhead({ input, now }: Scope, schedule: LoadedSchedule) {
  const [day] = await forecastOf(outlineOf(schedule), input.named, input.named);
  if (day?.kind !== 'hand_over' || day.at <= now) throw notAhead();
  return day;
}

async function auditDay(scope: Scope, action: DayChange): Promise<void> {
  const { workspaceId, id, named: day } = scope.input;
  await auditAction(scope, { workspaceId, action, subject: { kind: 'schedule', id }, data: { day } });
}

function notAhead(): Refused {
  return refused('not_ahead', 'That day is no longer ahead in this schedule. Look at the list as it is now.');
}

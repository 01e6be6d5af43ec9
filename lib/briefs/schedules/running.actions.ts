'use server';

import type { z } from 'zod';
import { audit } from '@/lib/platform/actions/audit';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { planAndQueue } from './jobs';
import { holdSchedule, type LoadedSchedule } from './loading';
import { unplan } from './planning';
import { ScheduleStep } from './schema';
import { decideSchedule, type ScheduleAction } from './states.rules';

/** Nothing is handed over until it goes on. */
export const pauseSchedule = defineAction({
  name: 'briefs.pauseSchedule',
  input: ScheduleStep,
  async run(scope) {
    await unplan(scope.tx, await step(scope, 'pause', 'schedule.paused'));
  },
});

/** Goes on with the next day that the rule names; what fell into the pause isn't made up for. */
export const resumeSchedule = defineAction({
  name: 'briefs.resumeSchedule',
  input: ScheduleStep,
  async run(scope) {
    const schedule = await step(scope, 'resume', 'schedule.resumed');
    await planAndQueue(scope.tx, schedule, scope.now, scope.now);
  },
});

/** Ends it for good; the briefs that it handed over go on. */
export const endSchedule = defineAction({
  name: 'briefs.endSchedule',
  input: ScheduleStep,
  async run(scope) {
    await unplan(scope.tx, await step(scope, 'end', 'schedule.ended'));
  },
});

/** @returns the schedule in its new state. @throws Refused */
async function step(
  { tx, me, input, now, request }: ActionScope<z.output<typeof ScheduleStep>>,
  action: ScheduleAction,
  says: string,
): Promise<LoadedSchedule> {
  const { workspaceId, id, version } = input;
  if (staffRole(me, workspaceId) === null) throw notFound('schedule');
  const schedule = await holdSchedule(tx, input);
  const state = demand(decideSchedule(schedule.state, action));
  if (schedule.version !== version) throw changedMeanwhile('schedule');
  await tx.schedule.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { state, stateChangedAt: now, version: { increment: 1 } },
  });
  await audit(tx, {
    workspaceId,
    actorUserId: me.userId,
    action: says,
    subject: { kind: 'schedule', id },
    requestId: request.requestId,
  });
  return { ...schedule, state };
}

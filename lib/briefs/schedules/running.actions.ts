'use server';

import type { z } from 'zod';
import { auditAction } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import { isDoneAlready, type LastAct } from '@/lib/platform/actions/done-already.rules';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { planAndQueue, queueHandingOver } from './jobs';
import { type LoadedSchedule, lockSchedule } from './loading';
import { findDue, stopPlanning } from './planning';
import { ScheduleRef, ScheduleStep } from './schema';
import { decideSchedule, lateSince } from './states.rules';

/** Nothing is handed over until it resumes, including what was due and stalled. */
export const pauseSchedule = defineAction({
  name: 'briefs.pauseSchedule',
  input: ScheduleStep,
  async run(scope) {
    const schedule = await step(scope, 'pause', 'schedule.paused');
    if (schedule) await stopPlanning(scope.tx, schedule, scope.now);
  },
});

/** Resumes with the next day that the rule names; what fell into the pause isn't made up for. */
export const resumeSchedule = defineAction({
  name: 'briefs.resumeSchedule',
  input: ScheduleStep,
  async run(scope) {
    const schedule = await step(scope, 'resume', 'schedule.resumed');
    if (schedule) await planAndQueue(scope.tx, schedule, scope.now, scope.now);
  },
});

/** Hands over now what should have been handed over and wasn't, because something failed on our side. */
export const tryScheduleAgain = defineAction({
  name: 'briefs.tryScheduleAgain',
  input: ScheduleRef,
  async run(scope) {
    const { tx, me, input, now } = scope;
    const { workspaceId, id } = input;
    if (staffRole(me, workspaceId) === null) throw notFound('schedule');
    const schedule = await lockSchedule(tx, input);
    demand(decideSchedule(schedule.state, 'tryAgain'));
    const late = await findDue(tx, schedule, lateSince(now));
    // handed over meanwhile: pressed twice, or automatically
    if (!late) return;
    await queueHandingOver(tx, schedule, late);
    await auditAction(scope, {
      workspaceId,
      action: 'schedule.tried_again',
      subject: { kind: 'schedule', id },
    });
  },
});

/** Ends it for good; the briefs that it handed over go on. */
export const endSchedule = defineAction({
  name: 'briefs.endSchedule',
  input: ScheduleStep,
  async run(scope) {
    const schedule = await step(scope, 'end', 'schedule.ended');
    if (schedule) await stopPlanning(scope.tx, schedule, scope.now);
  },
});

/**
 * @returns the schedule in its new state; null if exactly this was done already, and its form is posted again.
 * @throws Refused
 */
async function step(
  scope: ActionScope<z.output<typeof ScheduleStep>>,
  action: keyof typeof LEADS_TO,
  recordedAs: AuditActionOf<'schedule'>,
): Promise<LoadedSchedule | null> {
  const { tx, me, input, now } = scope;
  const { workspaceId, id, version } = input;
  if (staffRole(me, workspaceId) === null) throw notFound('schedule');
  const schedule = await lockSchedule(tx, input);
  const attempt = { leadsTo: LEADS_TO[action], version, byId: me.userId, said: { action: recordedAs } };
  if (isDoneAlready(schedule, await lastAct(tx, schedule), attempt)) return null;
  const state = demand(decideSchedule(schedule.state, action));
  if (schedule.version !== version) throw changedMeanwhile('schedule');
  await tx.schedule.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { state, stateChangedAt: now, version: { increment: 1 } },
  });
  await auditAction(scope, {
    workspaceId,
    action: recordedAs,
    subject: { kind: 'schedule', id },
  });
  return { ...schedule, state };
}

const LEADS_TO = { pause: 'paused', resume: 'running', end: 'ended' } as const;

/** The audit log says who did what to a schedule last. */
async function lastAct(tx: Tx, { workspaceId, id }: LoadedSchedule): Promise<LastAct | null> {
  const last = await tx.auditEvent.findFirst({
    where: { workspaceId, subjectKind: 'schedule', subjectId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { action: true, actorUserId: true },
  });
  return last && { byId: last.actorUserId, said: { action: last.action } };
}

'use server';

import type { z } from 'zod';
import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import {
  changedMeanwhile,
  demand,
  notFound,
  type Refused,
  refused,
  requireSame,
} from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { nextOccurrence, type Outline } from './calendars';
import { workDaysOf } from './calendars.rules';
import { replanSchedule } from './jobs';
import { calendarsOf, type LoadedSchedule, lockSchedule, outlineOf, SCHEDULE_PLACE } from './loading';
import { findDue, lastSkipped, moveSkipped, settledNear } from './planning';
import { previewOf } from './preview';
import { toRRule } from './recurrence.rules';
import { dueOf, PreviewSchedule, ruleOf, SaveSchedule } from './schema';
import { decideSchedule } from './states.rules';

/** Makes a schedule, or changes one from now on: what it has handed over stays as it was. */
export const saveSchedule = defineAction({
  name: 'briefs.saveSchedule',
  input: SaveSchedule,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, id, engagementId } = input;
    if (staffRole(me, workspaceId) === null) throw notFound('schedule');
    const place = await requirePlace(tx, workspaceId, engagementId);
    const { slug } = place.workspace;
    await requirePlaybook(tx, input);
    const outline = outlineFrom(input, place, await zoneOf(tx, input, place));
    const columns = columnsOf(input, outline);
    if (input.version === 0) {
      const submitted = { ...columns, engagementId, createdById: me.userId };
      const made = await tx.schedule.createMany({
        data: { ...submitted, stateChangedAt: now, createdAt: now },
        skipDuplicates: true,
      });
      if (made.count === 0) {
        requireSame(await tx.schedule.count({ where: submitted }));
        return { slug, id };
      }
    }
    const schedule = await lockSchedule(tx, input);
    if (input.version > 0) {
      demand(decideSchedule(schedule.state, 'save'));
      if (schedule.engagementId !== engagementId) throw notFound('schedule');
      // its form is posted again, or nothing was changed in it
      if ((await tx.schedule.count({ where: columns })) > 0) return { slug, id };
      if (schedule.version !== input.version) throw changedMeanwhile('schedule');
      await tx.schedule.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...columns, version: { increment: 1 } },
      });
    }
    const saved = await lockSchedule(tx, input);
    await moveSkipped(tx, saved, now);
    if (!(await handsOverAgain(tx, saved, now))) throw neverHandsOver();
    if (saved.state === 'running') await replanSchedule(tx, saved, now);
    await auditAction(scope, {
      workspaceId,
      action: input.version === 0 ? 'schedule.made' : 'schedule.changed',
      subject: { kind: 'schedule', id },
      data: { rule: columns.rule, startsOn: outline.startsOn, at: outline.time },
    });
    return { slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.schedule(slug, id),
});

/** Shows what a schedule would do in a year, before anything is saved. */
export const previewSchedule = defineAction({
  name: 'briefs.previewSchedule',
  input: PreviewSchedule,
  async run({ input, tx, me, signedIn, now }) {
    if (staffRole(me, input.workspaceId) === null) throw notFound('schedule');
    const place = await requirePlace(tx, input.workspaceId, input.engagementId);
    return previewOf(outlineFrom(input, place, await zoneOf(tx, input, place)), place, {
      zone: signedIn.timeZone,
      now,
    });
  },
});

type Place = Awaited<ReturnType<typeof requirePlace>>;

async function requirePlace(tx: Tx, workspaceId: string, engagementId: string) {
  const place = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: SCHEDULE_PLACE,
  });
  if (!place || place.state === 'ended') {
    throw refused('not_found', 'Choose who this is for.', 'engagementId');
  }
  return place;
}

type Typed = z.output<typeof SaveSchedule>;

/** @throws Refused (`not_found`, `no_such_version`) when the playbook, or that version of it, can't be handed over. */
async function requirePlaybook(tx: Tx, { workspaceId, playbookId, playbookNumber }: Typed): Promise<void> {
  const versions = await tx.playbookVersion.findMany({
    where: { workspaceId, playbookId, playbook: { archivedAt: null } },
    select: { number: true },
  });
  if (versions.length === 0)
    throw refused('not_found', 'Choose the playbook that each brief comes from.', 'playbookId');
  if (playbookNumber === '' || versions.some(({ number }) => number === Number(playbookNumber))) return;
  // the form offers the versions of the playbook that it was opened with
  throw refused(
    'no_such_version',
    `That playbook has no version ${playbookNumber}. Choose “Always the newest”.`,
    'playbookNumber',
  );
}

/**
 * On the business's clock, since it hands over; an existing schedule keeps its own, wherever the business has moved
 * since, unless somebody chooses another.
 */
async function zoneOf(tx: Tx, submitted: z.output<typeof PreviewSchedule>, place: Place): Promise<string> {
  if (submitted.zone !== '') return submitted.zone;
  const own = await tx.schedule.findUnique({
    where: { workspaceId_id: { workspaceId: submitted.workspaceId, id: submitted.id } },
    select: { zone: true },
  });
  return own?.zone ?? place.workspace.timeZone;
}

/** Whether anything unsettled is ahead, including a skipped day that may be reinstated. */
async function handsOverAgain(tx: Tx, schedule: LoadedSchedule, now: Date): Promise<boolean> {
  if (await nextOccurrence(outlineOf(schedule), now, await settledNear(tx, schedule, now))) return true;
  return ((await findDue(tx, schedule, now)) ?? (await lastSkipped(tx, schedule, now))) !== null;
}

function outlineFrom(submitted: z.output<typeof PreviewSchedule>, place: Place, zone: string): Outline {
  const calendars = { of: submitted.daysOffOf, ...calendarsOf(place) };
  return {
    rule: ruleOf(submitted, workDaysOf(calendars)),
    startsOn: submitted.startsOn,
    time: submitted.time,
    zone,
    policy: submitted.dayOffPolicy,
    calendars,
    due: dueOf(submitted),
  };
}

function columnsOf({ workspaceId, id, playbookId, playbookNumber, daysOffOf }: Typed, outline: Outline) {
  const { rule, startsOn, time, zone, policy, due } = outline;
  const isTime = due.kind === 'time';
  return {
    workspaceId,
    id,
    playbookId,
    daysOffOf,
    zone,
    playbookNumber: playbookNumber === '' ? null : Number(playbookNumber),
    rule: toRRule(rule),
    startsOn: columnOf(startsOn),
    handOverTime: time,
    dayOffPolicy: policy,
    dueHours: isTime ? null : due.hours,
    dueDays: isTime ? due.days : null,
    dueTime: isTime ? due.time : null,
    dueZone: isTime ? due.zone : null,
  };
}

function neverHandsOver(): Refused {
  return refused(
    'never',
    'This would hand nothing over: it ends before it begins, or covers no day. Change when it begins or ends.',
    'startsOn',
  );
}

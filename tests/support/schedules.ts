import { latestDayChanges } from '@/lib/briefs/schedules/day-changes';
import { handOverScheduled } from '@/lib/briefs/schedules/jobs';
import { saveSchedule } from '@/lib/briefs/schedules/saving.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { BriefPlace } from './briefs';
import { doneOf, type Fields, submit } from './browser/forms';
import { FIRST_TRY } from './first-try';
import { asPerson } from './people';
import { givenPlaybook } from './playbooks';

/** A schedule as its form posts it: every Monday at nine in Chicago, due the next day at five in Manila. */
export function scheduleForm(place: BriefPlace, playbookId: string, overrides: Fields = {}) {
  return {
    workspaceId: place.workspace.id,
    id: newId(),
    version: 0,
    engagementId: place.engagementId,
    playbookId,
    playbookNumber: '',
    unit: 'week',
    every: '1',
    weekdays: '1',
    on: 'date',
    day: '1',
    nth: '1',
    weekday: '1',
    month: '1',
    startsOn: '2026-11-30',
    time: '09:00',
    ends: 'never',
    endsOn: '',
    times: '',
    dayOffPolicy: 'keep',
    daysOffOf: 'business',
    dueKind: 'time',
    dueHours: '',
    dueDays: '1',
    dueTime: '17:00',
    dueZone: 'Asia/Manila',
    ...overrides,
  };
}

/** A running schedule, made on 25 November 2026. */
export async function givenSchedule(place: BriefPlace, overrides: Fields = {}) {
  const playbook = await givenPlaybook(place);
  const form = scheduleForm(place, playbook.id, overrides);
  await atTime(new Date('2026-11-25T12:00:00Z'), () =>
    asPerson(place.owner, async () => doneOf(await submit(saveSchedule, form))),
  );
  return { form, playbook, ref: { workspaceId: form.workspaceId, id: form.id } };
}

type Ref = { readonly workspaceId: string; readonly id: string };

/** @returns a schedule's record, as its owner sees it, oldest first: `2026-11-30 handed_over`. */
export async function recordOf(place: BriefPlace, { workspaceId, id }: Ref): Promise<readonly string[]> {
  const rows = await withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
    tx.scheduleOccurrence.findMany({ where: { workspaceId, scheduleId: id }, orderBy: { at: 'asc' } }),
  );
  return rows.map(({ named, outcome, reason }) =>
    [named.toISOString().slice(0, 10), outcome ?? 'planned', reason].filter(Boolean).join(' '),
  );
}

/** @returns the occurrence that is planned, or null. */
export async function plannedOf(place: BriefPlace, { workspaceId, id }: Ref) {
  return withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
    tx.scheduleOccurrence.findFirst({ where: { workspaceId, scheduleId: id, outcome: null } }),
  );
}

/** Runs the job of the planned occurrence at an instant, as a worker would. Does nothing when none is planned. */
export async function letRun(place: BriefPlace, ref: Ref, at: string): Promise<void> {
  const planned = await plannedOf(place, ref);
  if (!planned) return;
  const payload = { workspaceId: ref.workspaceId, scheduleId: ref.id, occurrenceId: planned.id };
  await atTime(new Date(at), () => handOverScheduled.perform(payload, FIRST_TRY));
}

/** @returns the briefs that a schedule has handed over, oldest first. */
export async function briefsOf(place: BriefPlace, { workspaceId, id }: Ref) {
  return withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
    tx.brief.findMany({
      where: { workspaceId, occurrences: { some: { scheduleId: id } } },
      orderBy: { sentAt: 'asc' },
    }),
  );
}

/** @returns what a button beside a day posts as seen: the last thing said about that day. */
export async function seenOf(
  { owner }: Pick<BriefPlace, 'owner'>,
  ref: { readonly workspaceId: string; readonly id: string },
  named: string,
): Promise<string | undefined> {
  const words = await withActor({ kind: 'user', userId: owner.userId }, (tx) => latestDayChanges(tx, ref));
  return words.get(named);
}

import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { columnOf, dateOf } from '@/lib/platform/time/date-columns';
import { dateAhead } from '@/lib/platform/time/days';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { forecastOf, nextOccurrence } from './calendars';
import { namedDays } from './days.rules';
import { type LoadedSchedule, outlineOf, savedRuleOf } from './loading';
import type { Occurrence } from './plan.rules';
import { namesWorkingDay } from './recurrence.rules';

/** A moved day is at most a month from the one that the rule names. */
const SETTLED_NEAR_MS = 70 * DAY_MS;

export type PlannedOccurrence = { readonly id: string; readonly at: Date };

/**
 * Plans the next occurrence after an instant: one row, of which a schedule has at most one.
 * @returns it, or null when the rule has ended.
 */
export async function planNext(
  tx: Tx,
  schedule: LoadedSchedule,
  after: Date,
  now: Date,
): Promise<PlannedOccurrence | null> {
  const isTaken = await settledNear(tx, schedule, after);
  const next = await nextOccurrence(outlineOf(schedule), after, isTaken);
  if (!next) return null;
  const id = newId();
  await tx.scheduleOccurrence.createMany({ data: { ...rowOf(schedule, id, next), createdAt: now } });
  return { id, at: next.at };
}

type Ref = Pick<LoadedSchedule, 'workspaceId' | 'id'>;

/**
 * Cancels what is planned ahead. What is due already, and waits for its job, is left to the caller that knows what
 * becomes of it.
 */
export async function unplan(tx: Tx, { workspaceId, id }: Ref, now: Date): Promise<void> {
  await tx.scheduleOccurrence.deleteMany({
    where: { workspaceId, scheduleId: id, outcome: null, at: { gt: now } },
  });
}

/** Cancels what was planned for a day that is off by now: the rule moves it, or leaves it out. */
export async function unplanOff(
  tx: Tx,
  { workspaceId }: Ref,
  { id }: Pick<PlannedOccurrence, 'id'>,
): Promise<void> {
  await tx.scheduleOccurrence.deleteMany({ where: { workspaceId, id, outcome: null } });
}

/** @returns a planned occurrence that is already due: its job is on its way, or failing. */
export async function findDue(
  tx: Tx,
  { workspaceId, id }: Ref,
  now: Date,
): Promise<PlannedOccurrence | null> {
  return tx.scheduleOccurrence.findFirst({
    where: { workspaceId, scheduleId: id, outcome: null, at: { lte: now } },
    select: { id: true, at: true },
  });
}

/** Cancels what is planned, since the schedule stops. What was already due stays on record, as missed. */
export async function stopPlanning(tx: Tx, schedule: Ref, now: Date): Promise<void> {
  const { workspaceId, id } = schedule;
  await unplan(tx, schedule, now);
  await tx.scheduleOccurrence.updateMany({
    where: { workspaceId, scheduleId: id, outcome: null },
    data: { outcome: 'missed', settledAt: now },
  });
}

/** @returns the time of the last skipped day that is still ahead: until then somebody may reinstate it. */
export async function lastSkipped(tx: Tx, { workspaceId, id }: Ref, now: Date): Promise<Date | null> {
  const last = await tx.scheduleOccurrence.findFirst({
    where: { workspaceId, scheduleId: id, outcome: 'skipped', at: { gt: now } },
    orderBy: { at: 'desc' },
    select: { at: true },
  });
  return last?.at ?? null;
}

/** Moves skipped days ahead to where a changed rule has them now, and removes those on which it hands nothing over. */
export async function moveSkipped(tx: Tx, schedule: LoadedSchedule, now: Date): Promise<void> {
  await move(tx, schedule, now, (day) => day);
}

/**
 * Does the same for a working day that is another one now, since other weekdays are worked on: what was skipped is that of
 * its month, whichever day it is. Other rules name the same days whatever weekdays are worked on.
 */
export async function moveSkippedInMonth(tx: Tx, schedule: LoadedSchedule, now: Date): Promise<void> {
  if (namesWorkingDay(savedRuleOf(schedule))) await move(tx, schedule, now, monthOf);
}

/** @param meaning what two days that stand for the same hand-over have in common */
async function move(
  tx: Tx,
  schedule: LoadedSchedule,
  now: Date,
  meaning: (day: string) => string,
): Promise<void> {
  const { workspaceId, id } = schedule;
  const where = { workspaceId, scheduleId: id, outcome: 'skipped', at: { gt: now } } as const;
  const rows = await tx.scheduleOccurrence.findMany({ where, orderBy: { named: 'asc' } });
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return;
  await tx.scheduleOccurrence.deleteMany({ where });
  const [from, until] = [dateAhead(first.named, -31, 'UTC'), dateAhead(last.named, 31, 'UTC')];
  const days = await forecastOf(outlineOf(schedule), from, until);
  const moved = rows.flatMap((row) => {
    const day = days.find(({ named }) => meaning(named) === meaning(dateOf(row.named)));
    if (day?.kind !== 'hand_over' || day.at <= now) return [];
    return [{ ...row, named: columnOf(day.named), at: day.at, local: day.local }];
  });
  await tx.scheduleOccurrence.createMany({ data: moved });
}

/**
 * @returns whether an occurrence is on record: by the day that its rule names, by its instant, or by its month where that
 * has had its working day.
 */
export async function settledNear(
  tx: Tx,
  schedule: LoadedSchedule,
  after: Date,
): Promise<(occurrence: Pick<Occurrence, 'named' | 'at'>) => boolean> {
  const rows = await tx.scheduleOccurrence.findMany({
    where: {
      workspaceId: schedule.workspaceId,
      scheduleId: schedule.id,
      outcome: { not: null },
      at: { gte: new Date(after.getTime() - SETTLED_NEAR_MS) },
    },
    select: { named: true, at: true, outcome: true },
  });
  const days = new Set(rows.map(({ named }) => dateOf(named)));
  const instants = new Set(rows.map(({ at }) => at.getTime()));
  const months = monthsHad(schedule, rows);
  return ({ named, at }) => days.has(named) || instants.has(at.getTime()) || months.has(monthOf(named));
}

/**
 * Once other weekdays are worked on, the last working day of a month may be a later one than that on which its brief was
 * handed over.
 * @returns the months, `2026-10`, of which a schedule has had the working day, as it was counted when the schedule was
 * saved; none for other rules.
 */
export function monthsHad(
  schedule: Pick<LoadedSchedule, 'id' | 'rule' | 'startsOn'>,
  rows: readonly { readonly named: Date; readonly outcome: string | null }[],
): ReadonlySet<string> {
  const rule = savedRuleOf(schedule);
  if (!namesWorkingDay(rule)) return new Set();
  const startsOn = dateOf(schedule.startsOn);
  const had = rows
    .filter(({ outcome }) => outcome !== null && outcome !== 'skipped')
    .map(({ named }) => dateOf(named))
    .filter((day) => namedDays(rule, startsOn, day, day).length > 0);
  return new Set(had.map(monthOf));
}

/** @returns a day's month: `2026-10`. */
export function monthOf(day: string): string {
  return day.slice(0, -3);
}

/** @returns an occurrence as its row has it. */
export function rowOf(
  { workspaceId, engagementId, id: scheduleId }: LoadedSchedule,
  id: string,
  { named, at, local }: Pick<Occurrence, 'named' | 'at' | 'local'>,
) {
  return { workspaceId, id, engagementId, scheduleId, named: columnOf(named), at, local };
}

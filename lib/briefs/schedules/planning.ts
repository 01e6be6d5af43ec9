import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { columnOf, dateOf } from '@/lib/platform/time/date-columns';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { forecastOf, nextOccurrence } from './calendars';
import { type LoadedSchedule, outlineOf } from './loading';
import type { Occurrence } from './plan.rules';

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
  const { workspaceId, id } = schedule;
  const where = { workspaceId, scheduleId: id, outcome: 'skipped', at: { gt: now } } as const;
  const rows = await tx.scheduleOccurrence.findMany({ where, orderBy: { named: 'asc' } });
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return;
  await tx.scheduleOccurrence.deleteMany({ where });
  const days = await forecastOf(outlineOf(schedule), dateOf(first.named), dateOf(last.named));
  const moved = rows.flatMap((row) => {
    const day = days.find(({ named }) => named === dateOf(row.named));
    return day?.kind === 'hand_over' && day.at > now ? [{ ...row, at: day.at, local: day.local }] : [];
  });
  await tx.scheduleOccurrence.createMany({ data: moved });
}

/** @returns whether an occurrence is on record: by the day that its rule names, or by its instant. */
export async function settledNear(
  tx: Tx,
  { workspaceId, id }: Ref,
  after: Date,
): Promise<(occurrence: Occurrence) => boolean> {
  const rows = await tx.scheduleOccurrence.findMany({
    where: {
      workspaceId,
      scheduleId: id,
      outcome: { not: null },
      at: { gte: new Date(after.getTime() - SETTLED_NEAR_MS) },
    },
    select: { named: true, at: true },
  });
  const days = new Set(rows.map(({ named }) => dateOf(named)));
  const instants = new Set(rows.map(({ at }) => at.getTime()));
  return ({ named, at }) => days.has(named) || instants.has(at.getTime());
}

/** @returns an occurrence as its row has it. */
export function rowOf(
  { workspaceId, engagementId, id: scheduleId }: LoadedSchedule,
  id: string,
  { named, at, local }: Pick<Occurrence, 'named' | 'at' | 'local'>,
) {
  return { workspaceId, id, engagementId, scheduleId, named: columnOf(named), at, local };
}

import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { columnOf, dateOf } from '@/lib/platform/time/date-columns';
import { nextOccurrence } from './calendars';
import { type LoadedSchedule, outlineOf } from './loading';
import type { Occurrence } from './plan.rules';

/** A moved day lies at most a month from the one that the rule names. */
const SETTLED_NEAR_MS = 70 * 86_400_000;

export type PlannedOccurrence = { readonly id: string; readonly at: Date };

/**
 * Plans the next occurrence after an instant: one row, of which a schedule has at most one.
 * @returns it, or null when the rule has come to its end.
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

/** Takes back what is planned: the schedule pauses, ends or changes, and what was settled stays. */
export async function unplan(
  tx: Tx,
  { workspaceId, id }: Pick<LoadedSchedule, 'workspaceId' | 'id'>,
): Promise<void> {
  await tx.scheduleOccurrence.deleteMany({ where: { workspaceId, scheduleId: id, outcome: null } });
}

/** @returns whether an occurrence is on record: by the day that its rule names, or by its instant. */
export async function settledNear(
  tx: Tx,
  { workspaceId, id }: Pick<LoadedSchedule, 'workspaceId' | 'id'>,
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

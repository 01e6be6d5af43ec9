import { mondayOf } from '@/lib/briefs/inbox/week.rules';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, notFound } from '@/lib/platform/result';
import { type EngagementRef, engagementRole, type PersonAccess, type Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import type { TimesheetRole, TimesheetState } from './rules';

/**
 * @returns somebody's role in an engagement that they can see.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function roleIn(me: PersonAccess, place: EngagementRef): TimesheetRole {
  const role = engagementRole(me, place);
  if (role === null) throw notFound('timesheet');
  return role;
}

/**
 * As `roleIn`, for work already done: the person who did it answers disputes about it even after the end.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function answeringRoleIn(me: PersonAccess, place: EngagementRef): TimesheetRole {
  return me.pastEngagementIds.includes(place.engagementId) ? 'assistant' : roleIn(me, place);
}

/**
 * @returns the business's zone, whose calendar the weeks are on.
 * @throws Refused (`not_found`) when the engagement isn't there or isn't theirs.
 */
export async function zoneOfBusiness(tx: Tx, { workspaceId, engagementId }: EngagementRef): Promise<string> {
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: { workspace: { select: { timeZone: true } } },
  });
  if (!engagement) throw notFound('timesheet');
  return engagement.workspace.timeZone;
}

const LOADED = {
  workspaceId: true,
  id: true,
  engagementId: true,
  weekStartsOn: true,
  state: true,
  version: true,
} as const;

/**
 * Loads a timesheet and locks it until the transaction ends.
 * @returns null when it isn't there or the actor may not see it.
 */
export async function lockTimesheet(
  tx: Tx,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
) {
  await tx.$queryRaw`
    SELECT 1 FROM timesheets WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.timesheet.findUnique({ where: { workspaceId_id: { workspaceId, id } }, select: LOADED });
}

export type LoadedTimesheet = NonNullable<Awaited<ReturnType<typeof lockTimesheet>>>;

/** Locks the timesheet of a day's week; creates it if there is none yet. @param day `YYYY-MM-DD` */
export async function lockWeek(
  tx: Tx,
  place: EngagementRef,
  day: string,
  at: Date,
): Promise<LoadedTimesheet> {
  const week = { ...place, weekStartsOn: new Date(mondayOf(day)) };
  await tx.timesheet.createMany({
    data: { ...week, id: newId(), stateChangedAt: at },
    skipDuplicates: true,
  });
  const { id } = await tx.timesheet.findUniqueOrThrow({
    where: { workspaceId_engagementId_weekStartsOn: week },
    select: { id: true },
  });
  const locked = await lockTimesheet(tx, { ...place, id });
  if (!locked) throw notFound('timesheet');
  return locked;
}

type SeenTimesheet = { readonly workspaceId: string; readonly id: string; readonly version: number };

/**
 * Moves a timesheet to its next state, if nobody has changed it since the person saw it.
 * @throws Refused (`changed_meanwhile`) for the one who comes second.
 */
export async function moveTimesheet(
  tx: Tx,
  { workspaceId, id, version }: SeenTimesheet,
  state: TimesheetState,
  at: Date,
): Promise<void> {
  const moved = await tx.timesheet.updateMany({
    where: { workspaceId, id, version },
    data: { state, stateChangedAt: at, version: { increment: 1 } },
  });
  if (moved.count === 0) throw changedMeanwhile('timesheet');
}

/** @returns the Monday of a timesheet, `YYYY-MM-DD`. */
export function mondayIn({ weekStartsOn }: Pick<LoadedTimesheet, 'weekStartsOn'>): string {
  return dateOf(weekStartsOn);
}

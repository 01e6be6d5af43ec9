import { z } from 'zod';
import { calendarOf } from '@/lib/people/hours/hours.queries';
import { type ActorAccess, type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import type { WorkCalendar } from '@/lib/platform/time/working-hours';
import { type EngagementSql, engagementSql } from './engagement-sql';
import { sideOf } from './loading';
import { reachesAt } from './reaching.rules';
import type { Side } from './rules';
import { windowsAhead } from './scheduling.rules';

/** A side of an engagement with its working hours, as `sideQuery` finds it. */
export const SideRow = z.object({
  name: z.string(),
  zone: z.string(),
  workDays: z.array(z.int()),
  worksFrom: z.int().nullable(),
  worksUntil: z.int().nullable(),
  holidayPlace: z.string().nullable(),
});
export type SideRow = z.infer<typeof SideRow>;

/** One side of an engagement, whose clock decides when the other's words reach it. */
export type SideClock = { readonly name: string; readonly calendar: WorkCalendar };

/**
 * @returns a side of an engagement with its working hours: the assistant, or the business. Null while no assistant has
 * joined. One query.
 */
export async function findSide(
  tx: Tx,
  side: Side,
  place: EngagementRef,
  now: Date,
): Promise<SideClock | null> {
  const [row] = await tx.$queryRaw<SideRow[]>`${sideQuery(side, engagementSql(place))}`;
  return row ? clockOf(row, now) : null;
}

/** @returns the query of a side's row (`SideRow`): the assistant, or the business; none while no assistant has joined. */
export function sideQuery(side: Side, { workspaceId, engagementId }: EngagementSql): Sql {
  return side === 'assistant'
    ? sql`
      SELECT u.name, u.time_zone AS zone, u.work_days AS "workDays", u.works_from AS "worksFrom",
             u.works_until AS "worksUntil", u.holiday_place AS "holidayPlace"
      FROM engagements e JOIN users u ON u.id = e.assistant_user_id
      WHERE e.workspace_id = ${workspaceId} AND e.id = ${engagementId}`
    : sql`
      SELECT w.name, w.time_zone AS zone, w.work_days AS "workDays", w.works_from AS "worksFrom",
             w.works_until AS "worksUntil", w.holiday_place AS "holidayPlace"
      FROM workspaces w WHERE w.id = ${workspaceId}`;
}

/** @returns a side's calendar, with the holidays of the years around. */
export async function clockOf(row: SideRow, now: Date): Promise<SideClock> {
  return { name: row.name, calendar: await calendarOf(row, now) };
}

/** @returns when a message that isn't urgent reaches the other side of somebody's engagement; null for at once. */
export async function reachesOther(
  tx: Tx,
  me: ActorAccess,
  place: EngagementRef,
  now: Date,
): Promise<Date | null> {
  const other = await findSide(tx, sideOf(me, place) === 'assistant' ? 'owner' : 'assistant', place, now);
  return other && reachesAt(now, windowsAhead(now, other.calendar));
}

import { hoursOf } from '@/lib/people/hours.queries';
import type { Standing, Tx } from '@/lib/platform/tenancy';
import { listHolidays } from '@/lib/platform/time/holidays';
import type { WorkCalendar } from '@/lib/platform/time/working-hours';
import { sideOf } from './loading';
import { reachesAt } from './reaching.rules';
import type { Side } from './rules';
import { windowsAhead } from './scheduling.rules';

type Place = { readonly workspaceId: string; readonly engagementId: string };

type SideRow = {
  readonly name: string;
  readonly zone: string;
  readonly workDays: readonly number[];
  readonly worksFrom: number | null;
  readonly worksUntil: number | null;
  readonly holidayPlace: string | null;
};

/** One side of an engagement, by whose clock the other's words reach it. */
export type SideClock = { readonly name: string; readonly calendar: WorkCalendar };

/**
 * @returns a side of an engagement with when it works: the assistant, or the business. Null while no assistant has joined.
 * One query.
 */
export async function findSide(
  tx: Tx,
  side: Side,
  { workspaceId, engagementId }: Place,
  now: Date,
): Promise<SideClock | null> {
  const [row] =
    side === 'assistant'
      ? await tx.$queryRaw<SideRow[]>`
          SELECT u.name, u.time_zone AS zone, u.work_days AS "workDays", u.works_from AS "worksFrom",
                 u.works_until AS "worksUntil", u.holiday_place AS "holidayPlace"
          FROM engagements e JOIN users u ON u.id = e.assistant_user_id
          WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ${engagementId}::uuid`
      : await tx.$queryRaw<SideRow[]>`
          SELECT w.name, w.time_zone AS zone, w.work_days AS "workDays", w.works_from AS "worksFrom",
                 w.works_until AS "worksUntil", w.holiday_place AS "holidayPlace"
          FROM workspaces w WHERE w.id = ${workspaceId}::uuid`;
  if (!row) return null;
  const year = now.getUTCFullYear();
  const [before, after] = await Promise.all([
    listHolidays(row.holidayPlace, year - 1),
    listHolidays(row.holidayPlace, year + 1),
  ]);
  const { name, zone } = row;
  return { name, calendar: { zone, hours: hoursOf(row), holidays: [...before, ...after] } };
}

/** @returns when what isn't urgent reaches the other side of somebody's engagement; null for at once. */
export async function reachesOther(tx: Tx, me: Standing, place: Place, now: Date): Promise<Date | null> {
  const other = await findSide(tx, sideOf(me, place) === 'assistant' ? 'owner' : 'assistant', place, now);
  return other && reachesAt(now, windowsAhead(now, other.calendar));
}

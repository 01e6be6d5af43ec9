import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { type RetainerPeriodHours, withCarried } from './hours.rules';
import { type PayTerms, termsOn } from './pay-terms.queries';
import { daysAfter, type PayPeriod, periodOf } from './periods.rules';
import { retainerShare } from './retainer.rules';
import { countedMinutes } from './rounding.rules';
import { capStatus } from './time-pay.rules';

/**
 * @param day on the business's calendar
 * @returns a retainer's hours in the pay period of a day; null if none are counted then.
 */
export async function readRetainerHours(tx: Tx, place: EngagementRef, day: string) {
  const terms = await termsOn(tx, place, day);
  if (!terms || terms.retainerHours === null) return null;
  const { since, worked } = await readWorked(tx, place, terms.agreementId);
  const periods = periodsFrom(since, day, terms).map((period) => ({
    ...period,
    // the first by the days that it has; the last by its end, which may not be known yet
    ownMinutes: retainerShare((terms.retainerHours ?? 0) * 60, period, {
      from: later(period.from, since),
      until: period.until,
    }),
    workedMinutes: worked
      .filter((each) => period.from <= each.day && each.day <= period.until)
      .reduce((sum, each) => sum + countedMinutes(each.minutes, terms), 0),
  }));
  const standings = withCarried(periods, (terms.carriedHours ?? 0) * 60);
  const [period, standing] = [periods.at(-1), standings.at(-1)];
  if (!period || !standing) return null;
  const { from, until } = period;
  const available = standing.ownMinutes + standing.carriedMinutes;
  return {
    ...standing,
    from,
    until,
    agreementId: terms.agreementId,
    standing: capStatus(standing.workedMinutes, available),
  } satisfies RetainerPeriodHours & PayPeriod & { agreementId: string; standing: string };
}

export type RetainerHours = NonNullable<Awaited<ReturnType<typeof readRetainerHours>>>;

/** @returns the later of two days. */
function later(one: string, other: string): string {
  return one.localeCompare(other) < 0 ? other : one;
}

/** @returns the pay periods from the first governed day to another, oldest first. */
function periodsFrom(since: string, day: string, { paySchedule, anchor }: PayTerms): readonly PayPeriod[] {
  const periods = [periodOf(since, paySchedule, anchor)];
  for (let last = periods[0]; last && last.until < day; ) {
    last = periodOf(daysAfter(last.until, 1), paySchedule, anchor);
    periods.push(last);
  }
  return periods;
}

/** @returns the first day on which an agreement governed, and the minutes worked under it by day. */
async function readWorked(tx: Tx, { workspaceId, engagementId }: EngagementRef, agreementId: string) {
  const [row] = await tx.$queryRaw<{ since: string }[]>`
    SELECT greatest((a.in_force_at AT TIME ZONE w.time_zone)::date, v.starts_on)::text AS since
    FROM agreements a
    JOIN workspaces w ON w.id = a.workspace_id
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${agreementId}::uuid`;
  const worked = await tx.$queryRaw<{ day: string; minutes: number }[]>`
    SELECT work_day::text AS day, (sum(extract(epoch FROM ended_at - started_at)) / 60)::int AS minutes
    FROM time_entries t
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.engagement_id = ${engagementId}::uuid
      AND NOT EXISTS (SELECT 1 FROM time_disputes d
                      WHERE d.workspace_id = t.workspace_id AND d.entry_id = t.id AND d.state = 'conceded')
    GROUP BY work_day
    HAVING app.agreement_on(${workspaceId}::uuid, ${engagementId}::uuid, work_day) = ${agreementId}::uuid`;
  return { since: row?.since ?? '', worked };
}

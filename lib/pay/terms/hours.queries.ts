import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { governed } from './governed.queries';
import { type RetainerPeriodHours, withCarried } from './hours.rules';
import { findTerms, type PayTerms } from './pay-terms.queries';
import { daysAfter, type PayPeriod, periodOf } from './periods.rules';
import { retainerShare } from './retainer.rules';
import { countedMinutes } from './rounding.rules';
import { capStatus } from './time-pay.rules';

/**
 * @param days on the business's calendar, such as a week's
 * @returns a retainer's hours in the pay period of the last of these days that an agreement governs; null if none are
 * counted then. They are those of the days that are paid: from when the agreement governs, and until it ends or another
 * takes over, as far as that is known.
 */
export async function readRetainerHours(tx: Tx, place: EngagementRef, days: PayPeriod) {
  const last = await lastGoverned(tx, place, days);
  const terms = last && (await findTerms(tx, place.workspaceId, last.agreementId));
  if (!terms || terms.retainerHours === null) return null;
  const included = terms.retainerHours * 60;
  const { agreementId } = terms;
  const { since, worked } = await readWorked(tx, place, agreementId);
  const whole = periodsFrom(since, last.day, terms);
  const { days: governedDays } = await governed(tx, { ...place, agreementId }, whole.at(-1) ?? days);
  const end = governedDays?.until ?? days.until;
  const periods = whole.map((period) => {
    const paid = { from: later(period.from, since), until: earlier(period.until, end) };
    return {
      ...paid,
      ownMinutes: retainerShare(included, period, paid),
      workedMinutes: worked
        .filter((each) => paid.from <= each.day && each.day <= paid.until)
        .reduce((sum, each) => sum + countedMinutes(each.minutes, terms), 0),
    };
  });
  const standings = withCarried(periods, (terms.carriedHours ?? 0) * 60);
  const [period, standing] = [periods.at(-1), standings.at(-1)];
  if (!period || !standing) return null;
  const { from, until } = period;
  const available = standing.ownMinutes + standing.carriedMinutes;
  return {
    ...standing,
    from,
    until,
    agreementId,
    standing: capStatus(standing.workedMinutes, available),
  } satisfies RetainerPeriodHours & PayPeriod & { agreementId: string; standing: string };
}

export type RetainerHours = NonNullable<Awaited<ReturnType<typeof readRetainerHours>>>;

/** @returns the later of two days. */
function later(one: string, other: string): string {
  return one.localeCompare(other) < 0 ? other : one;
}

/** @returns the earlier of two days. */
function earlier(one: string, other: string): string {
  return one.localeCompare(other) < 0 ? one : other;
}

/** @returns the last of some days that an agreement governs, and which; null when none governs any. */
async function lastGoverned(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { from, until }: PayPeriod,
): Promise<{ readonly day: string; readonly agreementId: string } | null> {
  const [last] = await tx.$queryRaw<{ day: string; agreementId: string }[]>`
    SELECT d.day::text, d.id AS "agreementId"
    FROM (SELECT day::date AS day, app.agreement_on(${workspaceId}::uuid, ${engagementId}::uuid, day::date) AS id
          FROM generate_series(${from}::date, ${until}::date, interval '1 day') AS s (day)) AS d
    WHERE d.id IS NOT NULL ORDER BY d.day DESC LIMIT 1`;
  return last ?? null;
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

import type { PayingTerms } from '@/lib/agreements/terms/paying.rules';
import type { PaySchedule, PayType } from '@/lib/agreements/terms/terms.rules';
import { refused } from '@/lib/platform/result';
import { type EngagementRef, sql, type Tx } from '@/lib/platform/tenancy';
import type { GoverningTerms, WorkedDay } from './time-pay.rules';

/** What an agreement says about pay, and its pay type. */
export type PayTerms = GoverningTerms &
  Pick<PayingTerms, 'retainerHours' | 'carriedHours' | 'feesBorneBy'> & { readonly payType: PayType };

type TermsRow = Pick<
  PayingTerms,
  'paidWithinDays' | 'feesBorneBy' | 'roundingMinutes' | 'roundingWay' | 'retainerHours' | 'carriedHours'
> & {
  readonly agreementId: string;
  readonly payType: PayType;
  readonly currency: string;
  readonly rateMinor: bigint;
  readonly capMinor: bigint | null;
  readonly paySchedule: PaySchedule;
  readonly anchor: string;
};

/** The columns read from an agreement `a` and its version `v`. */
const TERMS = sql`a.id AS "agreementId", v.pay_type AS "payType", v.currency, v.rate_minor AS "rateMinor",
  v.cap_minor AS "capMinor", v.pay_schedule AS "paySchedule", v.starts_on::text AS anchor,
  v.paid_within_days AS "paidWithinDays", v.rounding_minutes AS "roundingMinutes", v.rounding_way AS "roundingWay",
  v.retainer_hours AS "retainerHours", v.carried_hours AS "carriedHours", v.fees_borne_by AS "feesBorneBy"`;

/** @returns the pay terms of one agreement, in force or not; null when it isn't there. */
export async function findTerms(tx: Tx, workspaceId: string, agreementId: string): Promise<PayTerms | null> {
  return (await findTermsOf(tx, workspaceId, [agreementId])).get(agreementId) ?? null;
}

/** As `findTerms`, for several agreements, by their ids. One query. */
export async function findTermsOf(
  tx: Tx,
  workspaceId: string,
  agreementIds: readonly string[],
): Promise<ReadonlyMap<string, PayTerms>> {
  const rows = await tx.$queryRaw<TermsRow[]>`
    SELECT ${TERMS}
    FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ANY (${[...agreementIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.agreementId, toTerms(row)]));
}

/** @returns the pay terms that govern an engagement on a day, `YYYY-MM-DD`; null when no agreement does. */
export async function termsOn(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  day: string,
): Promise<PayTerms | null> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT app.agreement_on(${workspaceId}::uuid, ${engagementId}::uuid, ${day}::date) AS id`;
  return row?.id ? findTerms(tx, workspaceId, row.id) : null;
}

/** @returns a week's worked minutes that are paid by the hour, by day, each with the terms that govern it. */
export async function worked(
  tx: Tx,
  { workspaceId, timesheetId }: EngagementRef & { readonly timesheetId: string },
): Promise<readonly WorkedDay[]> {
  return (await workedIn(tx, workspaceId, [timesheetId])).get(timesheetId) ?? [];
}

/** A day's worked minutes, and how many of them don't count because they were conceded in a dispute. */
export type DisputedDay = WorkedDay & { readonly concededMinutes: number };

type DayRow = TermsRow & {
  readonly timesheetId: string;
  readonly day: string;
  readonly minutes: number;
  readonly concededMinutes: number;
};

/**
 * @returns as `worked`, for several weeks of a business by their ids, whoever worked; a week without such minutes has no
 * entry. One query.
 */
export async function workedIn(
  tx: Tx,
  workspaceId: string,
  timesheetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DisputedDay[]>> {
  const rows = await tx.$queryRaw<DayRow[]>`
    WITH days AS (
      SELECT t.timesheet_id, t.work_day, (sum(extract(epoch FROM t.ended_at - t.started_at)) / 60)::int AS minutes,
             (coalesce(sum(extract(epoch FROM t.ended_at - t.started_at)) FILTER (WHERE d.state = 'conceded'), 0) / 60)::int AS conceded,
             app.agreement_on(t.workspace_id, t.engagement_id, t.work_day) AS agreement_id
      FROM time_entries t LEFT JOIN time_disputes d ON d.workspace_id = t.workspace_id AND d.entry_id = t.id
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.timesheet_id = ANY (${[...timesheetIds]}::uuid[])
      GROUP BY t.workspace_id, t.engagement_id, t.timesheet_id, t.work_day)
    SELECT d.timesheet_id AS "timesheetId", d.work_day::text AS day, d.minutes, d.conceded AS "concededMinutes", ${TERMS}
    FROM days d
    JOIN agreements a ON a.workspace_id = ${workspaceId}::uuid AND a.id = d.agreement_id
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE v.pay_type = 'hourly'
    ORDER BY d.work_day`;
  const weeks = new Map<string, DisputedDay[]>();
  for (const { timesheetId, day, minutes, concededMinutes, ...terms } of rows) {
    const days = weeks.get(timesheetId) ?? [];
    days.push({ day, minutes, concededMinutes, terms: toTerms(terms) });
    weeks.set(timesheetId, days);
  }
  return weeks;
}

function toTerms({ rateMinor, capMinor, ...terms }: TermsRow): PayTerms {
  return { ...terms, rateMinor: Number(rateMinor), capMinor: capMinor === null ? null : Number(capMinor) };
}

/** @returns the pay terms that govern a day, else the last ones before it; null before the first agreement. */
export async function findLatestTerms(tx: Tx, place: EngagementRef, day: string): Promise<PayTerms | null> {
  const governing = await termsOn(tx, place, day);
  if (governing) return governing;
  const last = await tx.agreement.findFirst({
    where: { ...place, inForceAt: { not: null } },
    orderBy: { inForceAt: 'desc' },
    select: { id: true },
  });
  return last ? findTerms(tx, place.workspaceId, last.id) : null;
}

/** As `findLatestTerms`. @throws Refused (`no_agreement`) before the first agreement. */
export async function requireLatestTerms(
  ...[tx, place, day]: Parameters<typeof findLatestTerms>
): Promise<PayTerms> {
  const terms = await findLatestTerms(tx, place, day);
  if (terms) return terms;
  throw refused('no_agreement', 'Nothing can be owed before an agreement is in force.');
}

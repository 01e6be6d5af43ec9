import { type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';

/** Past weeks that somebody hasn't closed: an unclosed week can't be approved, and won't be paid. */
export type Unclosed = {
  readonly engagementId: string;
  readonly weeks: number;
  /** the Monday of the first of them, `YYYY-MM-DD` */
  readonly first: string;
};

/**
 * @param engagements an expression of `workspace_id`, `id` and `today`, the day on the business's calendar
 * @returns the query of their past weeks that aren't closed, by `engagement_id` and their Monday, `week`. Weeks in
 * which no agreement counts time are left out.
 */
export function unclosedWeeksOf(engagements: Sql): Sql {
  return sql`
    SELECT e.id AS engagement_id, d.week::date AS week
    FROM (${engagements}) e
    JOIN workspaces w ON w.id = e.workspace_id
    JOIN LATERAL (
      SELECT min(c.begins) AS since, array_agg(c.begins) AS begins, array_agg(c.id) AS counting
      FROM (
        SELECT a.id, greatest((a.in_force_at AT TIME ZONE w.time_zone)::date, v.starts_on) AS begins
        FROM agreements a JOIN agreement_versions v
          ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
        WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.in_force_at IS NOT NULL
          AND (v.pay_type = 'hourly' OR v.retainer_hours IS NOT NULL)) AS c) AS h ON h.since IS NOT NULL
    CROSS JOIN LATERAL generate_series(date_trunc('week', h.since::timestamp),
      date_trunc('week', e.today::timestamp) - interval '7 days', interval '7 days') AS d (week)
    LEFT JOIN timesheets s ON s.workspace_id = e.workspace_id AND s.engagement_id = e.id
      AND s.week_starts_on = d.week::date AND s.state IN ('submitted', 'approved', 'closed')
    WHERE s.id IS NULL AND EXISTS (
      -- one governs some day of a week if it does on Monday, or on the day on which it begins, however soon it ends
      SELECT 1 FROM unnest(d.week::date || h.begins) AS asked (day)
      WHERE asked.day BETWEEN d.week::date AND d.week::date + 6
        AND app.agreement_on(e.workspace_id, e.id, asked.day) = ANY (h.counting))`;
}

/**
 * @returns the Mondays of the past weeks that an engagement leaves unclosed, latest first; none for an ended one. One
 * query.
 */
export async function listUnclosedWeeks(tx: Tx, place: EngagementRef, now: Date): Promise<readonly string[]> {
  const engagement = sql`
    SELECT e.workspace_id, e.id, (${now}::timestamptz AT TIME ZONE w.time_zone)::date AS today
    FROM engagements e JOIN workspaces w ON w.id = e.workspace_id
    WHERE e.workspace_id = ${place.workspaceId}::uuid AND e.id = ${place.engagementId}::uuid AND e.state <> 'ended'`;
  const weeks = await tx.$queryRaw<{ week: string }[]>`
    SELECT week::text FROM (${unclosedWeeksOf(engagement)}) u ORDER BY week DESC`;
  return weeks.map(({ week }) => week);
}

/**
 * @param today on the business's calendar
 * @returns the people of a business whose time counts and who have left past weeks unclosed. One query.
 */
export async function listUnclosed(tx: Tx, workspaceId: string, today: string): Promise<readonly Unclosed[]> {
  const engagements = sql`
    SELECT workspace_id, id, ${today}::date AS today FROM engagements
    WHERE workspace_id = ${workspaceId}::uuid AND state <> 'ended'`;
  return tx.$queryRaw<Unclosed[]>`
    SELECT engagement_id AS "engagementId", count(*)::int AS weeks, min(week)::text AS first
    FROM (${unclosedWeeksOf(engagements)}) u GROUP BY engagement_id`;
}

import type { Tx } from '@/lib/platform/tenancy';

/** Past weeks that somebody hasn't closed: what isn't closed can't be approved, and won't be paid. */
export type Unclosed = {
  readonly engagementId: string;
  readonly weeks: number;
  /** the Monday of the first of them, `YYYY-MM-DD` */
  readonly first: string;
};

/**
 * @param today on the calendar of the business
 * @returns those of a business whose time counts and who have left past weeks open; weeks outside any agreement don't
 * count. One query.
 */
export async function listUnclosed(tx: Tx, workspaceId: string, today: string): Promise<readonly Unclosed[]> {
  return tx.$queryRaw<Unclosed[]>`
    SELECT e.id AS "engagementId", count(*)::int AS weeks, min(d.week)::date::text AS first
    FROM engagements e
    JOIN workspaces w ON w.id = e.workspace_id
    JOIN LATERAL (
      SELECT min(greatest((a.in_force_at AT TIME ZONE w.time_zone)::date, v.starts_on)) AS since
      FROM agreements a JOIN agreement_versions v
        ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
      WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.in_force_at IS NOT NULL
        AND (v.pay_type = 'hourly' OR v.retainer_hours IS NOT NULL)) AS h ON h.since IS NOT NULL
    CROSS JOIN LATERAL generate_series(date_trunc('week', h.since::timestamp),
      date_trunc('week', ${today}::date::timestamp) - interval '7 days', interval '7 days') AS d (week)
    LEFT JOIN timesheets s ON s.workspace_id = e.workspace_id AND s.engagement_id = e.id
      AND s.week_starts_on = d.week::date AND s.state IN ('submitted', 'approved', 'closed')
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.state <> 'ended' AND s.id IS NULL
      AND coalesce(app.agreement_on(e.workspace_id, e.id, d.week::date),
                   app.agreement_on(e.workspace_id, e.id, d.week::date + 6)) IS NOT NULL
    GROUP BY e.id`;
}

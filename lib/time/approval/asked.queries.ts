import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';

/** A week that waits for its assistant. */
export const AskedWeek = z.object({
  engagementId: z.string(),
  business: z.string(),
  /** `YYYY-MM-DD` */
  monday: z.string(),
  /**
   * `close`: it is over, and has time in it that wasn't submitted; `correct`: it was sent back; `answer`: an owner
   * disputes time in it
   */
  asks: z.enum(['close', 'correct', 'answer']),
});
export type AskedWeek = z.infer<typeof AskedWeek>;

/**
 * @returns the query of the weeks, over all businesses, in which something waits for the assistant who asks, oldest
 * first, as one JSON list of `AskedWeek`. Disputed time can still be answered after the end of the work; a returned
 * week can no longer be corrected by then. Only weeks in which an agreement counts time have any, so nobody who is paid
 * otherwise is asked for it. A past week without time isn't paid, and can wait: the time page names it.
 */
export function weeksAskedOfAssistant(now: Date): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('engagementId', s.engagement_id, 'business', w.name, 'monday', s.week_starts_on,
      'asks', s.asks) ORDER BY s.week_starts_on, s.id), '[]')
    FROM (
      SELECT t.workspace_id, t.engagement_id, t.id, t.week_starts_on, 'close' AS asks
      FROM timesheets t JOIN workspaces b ON b.id = t.workspace_id
      WHERE t.engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND t.state = 'open'
        AND t.week_starts_on < date_trunc('week', ${now}::timestamptz AT TIME ZONE b.time_zone)::date
        AND EXISTS (SELECT 1 FROM time_entries n WHERE n.workspace_id = t.workspace_id AND n.timesheet_id = t.id)
      UNION ALL
      SELECT t.workspace_id, t.engagement_id, t.id, t.week_starts_on, 'correct'
      FROM timesheets t
      WHERE t.engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND t.state = 'returned'
      UNION ALL
      SELECT DISTINCT t.workspace_id, t.engagement_id, t.id, t.week_starts_on, 'answer'
      FROM time_disputes d JOIN timesheets t ON t.workspace_id = d.workspace_id AND t.id = d.timesheet_id
      WHERE d.engagement_id = ANY ((SELECT app.engaged_in() || app.engaged_once_in())::uuid[]) AND d.state = 'raised') AS s
    JOIN workspaces w ON w.id = s.workspace_id`;
}

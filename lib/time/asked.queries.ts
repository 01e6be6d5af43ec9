import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';

/** A week that waits for its assistant. */
export const AskedWeek = z.object({
  engagementId: z.string(),
  business: z.string(),
  /** `YYYY-MM-DD` */
  monday: z.string(),
  /** `mend`: it was sent back; `answer`: an owner disputes time in it */
  asks: z.enum(['mend', 'answer']),
});
export type AskedWeek = z.infer<typeof AskedWeek>;

/**
 * @returns the query of the weeks, over all businesses, in which something waits for the assistant who asks, the oldest first, as one JSON
 * list of `AskedWeek`. What is disputed is answered after the end of the work as well; what was sent back can't be mended any more by then.
 */
export function weeksAskedOfAssistant(): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('engagementId', s.engagement_id, 'business', w.name, 'monday', s.week_starts_on,
      'asks', s.asks) ORDER BY s.week_starts_on, s.id), '[]')
    FROM (
      SELECT t.workspace_id, t.engagement_id, t.id, t.week_starts_on, 'mend' AS asks
      FROM timesheets t
      WHERE t.engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND t.state = 'returned'
      UNION ALL
      SELECT DISTINCT t.workspace_id, t.engagement_id, t.id, t.week_starts_on, 'answer'
      FROM time_disputes d JOIN timesheets t ON t.workspace_id = d.workspace_id AND t.id = d.timesheet_id
      WHERE d.engagement_id = ANY ((SELECT app.engaged_in() || app.engaged_once_in())::uuid[]) AND d.state = 'raised') AS s
    JOIN workspaces w ON w.id = s.workspace_id`;
}

import { z } from 'zod';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { readAs, sql } from '@/lib/platform/tenancy';
import { DISPUTE_STATES } from '@/lib/time/disputes/disputing.rules';
import { TIMESHEET_STATES } from '@/lib/time/rules';
import { engagementsCovered } from './paged-rows';

export const ENTRY_KINDS = ['manual', 'timer'] as const;

const Entry = z.object({
  id: z.string(),
  version: z.number(),
  workspaceId: z.string(),
  engagementId: z.string(),
  briefId: z.string().nullable(),
  note: z.string(),
  kind: z.enum(ENTRY_KINDS),
  zone: z.string(),
  startedAt: z.coerce.date(),
  endedAt: z.coerce.date(),
  workDay: z.string(),
  week: z.object({ id: z.string(), state: z.enum(TIMESHEET_STATES) }),
  dispute: z.enum(DISPUTE_STATES).nullable(),
});

/** A time entry in the API. */
export type ListedEntry = z.infer<typeof Entry>;

type ListQuery = {
  readonly workspaceId: string | null;
  readonly engagementId: string | null;
  /** days on the calendar of the business, both included */
  readonly from: string | null;
  readonly until: string | null;
  readonly after: RowPlace | null;
  readonly limit: number;
};

/**
 * @returns a page of time entries, latest first, as far as the person may see them, and one row more if there is
 * another: a walk along each engagement's index. One statement.
 */
export async function listEntries(userId: string, wanted: ListQuery): Promise<readonly ListedEntry[]> {
  const { workspaceId, engagementId, from, until, after, limit } = wanted;
  const rows = await readAs(
    userId,
    sql`
    SELECT coalesce(json_agg(json_build_object('id', t.id, 'version', t.version, 'workspaceId', t.workspace_id,
      'engagementId', t.engagement_id, 'briefId', t.brief_id, 'note', t.note, 'kind', t.kind, 'zone', t.zone,
      'startedAt', t.started_at, 'endedAt', t.ended_at, 'workDay', t.work_day,
      'week', json_build_object('id', s.id, 'state', s.state), 'dispute', d.state) ORDER BY t.started_at DESC, t.id DESC), '[]')
    FROM (
      SELECT t.* FROM engagements e CROSS JOIN LATERAL (
        SELECT * FROM time_entries t
        WHERE t.workspace_id = e.workspace_id AND t.engagement_id = e.id
          ${from === null ? sql`` : sql`AND t.work_day >= ${from}::date`}
          ${until === null ? sql`` : sql`AND t.work_day <= ${until}::date`}
          ${after === null ? sql`` : sql`AND (t.started_at, t.id) < (${after.at}, ${after.id}::uuid)`}
        ORDER BY t.started_at DESC, t.id DESC LIMIT ${limit + 1}) AS t
      WHERE ${engagementsCovered(workspaceId, engagementId)}
      ORDER BY t.started_at DESC, t.id DESC LIMIT ${limit + 1}) AS t
    JOIN timesheets s ON s.workspace_id = t.workspace_id AND s.id = t.timesheet_id
    LEFT JOIN time_disputes d ON d.workspace_id = t.workspace_id AND d.entry_id = t.id`,
  );
  return z.array(Entry).parse(rows);
}

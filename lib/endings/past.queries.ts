import { z } from 'zod';
import { readAs, sql } from '@/lib/platform/tenancy';

const Past = z.array(
  z.object({
    workspaceId: z.string(),
    engagementId: z.string(),
    name: z.string(),
    endedAt: z.coerce.date(),
    /** of the business: its calendar counts the days */
    zone: z.string(),
  }),
);

/** @returns the businesses that somebody used to assist, latest first. One statement. */
export async function listPastBusinesses(userId: string) {
  return Past.parse(
    await readAs(
      userId,
      sql`SELECT coalesce(json_agg(json_build_object('workspaceId', w.id, 'engagementId', e.id, 'name', w.name, 'zone', w.time_zone,
          'endedAt', e.ended_at)
          ORDER BY e.ended_at DESC, e.id), '[]')
        FROM engagements e JOIN workspaces w ON w.id = e.workspace_id
        WHERE e.id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND e.ended_at IS NOT NULL AND e.joined_at IS NOT NULL`,
    ),
  );
}

export type PastBusiness = Awaited<ReturnType<typeof listPastBusinesses>>[number];

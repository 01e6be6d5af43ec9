import { z } from 'zod';
import { ENGAGEMENT_STATES } from '@/lib/people/engagements/engagement-states.rules';
import { readAs, sql } from '@/lib/platform/tenancy';
import { ASSISTANT_NAMED, engagementsCovered } from './paged-rows';

const Instant = z.coerce.date();

const Engagement = z.object({
  id: z.string(),
  state: z.enum(ENGAGEMENT_STATES),
  assistant: z.string(),
  zone: z.string().nullable(),
  workspaceId: z.string(),
  business: z.string(),
  slug: z.string(),
  businessZone: z.string(),
  createdAt: Instant,
  joinedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});

/** An engagement in the API. */
export type ListedEngagement = z.infer<typeof Engagement>;

type ListQuery = {
  readonly workspaceId: string | null;
  /** one of them alone; null: all */
  readonly engagementId: string | null;
  readonly after: string | null;
  readonly limit: number;
};

/**
 * @returns a page of the engagements that the person may see, newest first, and one row more if there is another. One
 * statement.
 */
export async function listEngagements(
  userId: string,
  { workspaceId, engagementId, after, limit }: ListQuery,
): Promise<readonly ListedEngagement[]> {
  const rows = await readAs(
    userId,
    sql`
    SELECT coalesce(json_agg(json_build_object('id', e.id, 'state', e.state, 'zone', u.time_zone,
      'assistant', ${ASSISTANT_NAMED}, 'workspaceId', w.id, 'business', w.name, 'slug', w.slug,
      'businessZone', w.time_zone, 'createdAt', e.created_at, 'joinedAt', e.joined_at, 'endedAt', e.ended_at)
      ORDER BY e.id DESC), '[]')
    FROM (
      SELECT * FROM engagements e
      WHERE ${engagementsCovered(workspaceId, engagementId)}
        ${after === null ? sql`` : sql`AND e.id < ${after}::uuid`}
      ORDER BY e.id DESC LIMIT ${limit + 1}) AS e
    JOIN workspaces w ON w.id = e.workspace_id
    LEFT JOIN users u ON u.id = e.assistant_user_id`,
  );
  return z.array(Engagement).parse(rows);
}

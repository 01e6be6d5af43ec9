import { z } from 'zod';
import { AUTONOMY_LEVELS } from '@/lib/briefs/autonomy.rules';
import { BRIEF_STATES, type BriefState } from '@/lib/briefs/rules';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';

const Instant = z.coerce.date();

const Listed = z.object({
  ...{ id: z.string(), version: z.number(), title: z.string(), state: z.enum(BRIEF_STATES) },
  stateChangedAt: Instant,
  autonomy: z.enum(AUTONOMY_LEVELS),
  sentAt: Instant.nullable(),
  deadline: z.object({ at: Instant, local: z.string(), zone: z.string() }).nullable(),
  ...{ workspaceId: z.string(), business: z.string(), slug: z.string() },
  ...{ engagementId: z.string(), assistant: z.string() },
});

/** A brief as a list of the API knows it. */
export type ListedBrief = z.infer<typeof Listed>;

type Wanted = {
  /** the business whose briefs they are; null: all that the person assists with */
  readonly workspaceId: string | null;
  readonly engagementId: string | null;
  readonly state: BriefState | null;
  /** the id that the page before ended with; it goes on from there */
  readonly after: string | null;
  readonly limit: number;
};

/**
 * Reads one page of briefs, the newest first, as far as the person may see them: a walk along the key of a business, or
 * along that of each engagement. One statement.
 * @returns the page, and one row more when there is another.
 */
export async function listBriefs(userId: string, wanted: Wanted): Promise<readonly ListedBrief[]> {
  const page =
    wanted.workspaceId !== null && wanted.engagementId === null ? ofBusiness(wanted) : byEngagement(wanted);
  const rows = await readAs(
    userId,
    sql`
    SELECT coalesce(json_agg(json_build_object('id', b.id, 'version', b.version, 'title', b.title, 'state', b.state,
      'stateChangedAt', b.state_changed_at, 'autonomy', b.autonomy, 'sentAt', b.sent_at,
      'deadline', CASE WHEN b.deadline_at IS NULL THEN NULL ELSE
        json_build_object('at', b.deadline_at, 'local', b.deadline_local, 'zone', b.deadline_zone) END,
      'workspaceId', w.id, 'business', w.name, 'slug', w.slug,
      'engagementId', e.id, 'assistant', coalesce(u.name, e.assistant_name)) ORDER BY b.id DESC), '[]')
    FROM (${page} ORDER BY id DESC LIMIT ${wanted.limit + 1}) AS b
    JOIN workspaces w ON w.id = b.workspace_id
    JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
    LEFT JOIN users u ON u.id = e.assistant_user_id`,
  );
  return z.array(Listed).parse(rows);
}

function ofBusiness(wanted: Wanted): Sql {
  return sql`SELECT b.* FROM briefs b WHERE b.workspace_id = ${wanted.workspaceId}::uuid ${narrowed(wanted)}`;
}

function byEngagement(wanted: Wanted): Sql {
  const { workspaceId, engagementId, limit } = wanted;
  return sql`
    SELECT b.* FROM engagements e CROSS JOIN LATERAL (
      SELECT * FROM briefs b WHERE b.workspace_id = e.workspace_id AND b.engagement_id = e.id ${narrowed(wanted)}
      ORDER BY b.id DESC LIMIT ${limit + 1}) AS b
    WHERE ${workspaceId === null ? sql`true` : sql`e.workspace_id = ${workspaceId}::uuid`}
      ${engagementId === null ? sql`` : sql`AND e.id = ${engagementId}::uuid`}`;
}

/** What isn't asked isn't in the statement: it is planned once for all values. */
function narrowed({ state, after }: Wanted): Sql {
  return sql`
    ${after === null ? sql`` : sql`AND b.id < ${after}::uuid`}
    ${state === null ? sql`` : sql`AND b.state = ${state}::brief_state`}`;
}

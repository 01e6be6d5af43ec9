import { z } from 'zod';
import { BRIEF_STATES, type BriefState } from '@/lib/briefs/rules';
import { AUTONOMY_LEVELS } from '@/lib/briefs/terms/autonomy.rules';
import { readAs, sql } from '@/lib/platform/tenancy';
import { BETWEEN, Between, newestFirstQuery, type PageQuery, WITH_SIDES } from './paged-rows';

const Instant = z.coerce.date();

const Listed = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  state: z.enum(BRIEF_STATES),
  stateChangedAt: Instant,
  autonomy: z.enum(AUTONOMY_LEVELS),
  sentAt: Instant.nullable(),
  deadline: z.object({ at: Instant, local: z.string(), zone: z.string() }).nullable(),
  ...Between,
});

/** A brief in an API list. */
export type ListedBrief = z.infer<typeof Listed>;

type ListQuery = PageQuery & { readonly state: BriefState | null };

/**
 * @returns one page of briefs, the newest first, as far as the person may see them, and one row more when there is another. One
 * statement.
 */
export async function listBriefs(
  userId: string,
  { state, ...walk }: ListQuery,
): Promise<readonly ListedBrief[]> {
  const inState = state === null ? sql`` : sql`AND r.state = ${state}::brief_state`;
  const rows = await readAs(
    userId,
    sql`
    SELECT coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'title', r.title, 'state', r.state,
      'stateChangedAt', r.state_changed_at, 'autonomy', r.autonomy, 'sentAt', r.sent_at,
      'deadline', CASE WHEN r.deadline_at IS NULL THEN NULL ELSE
        json_build_object('at', r.deadline_at, 'local', r.deadline_local, 'zone', r.deadline_zone) END,
      ${BETWEEN}) ORDER BY r.id DESC), '[]')
    FROM (${newestFirstQuery(sql`briefs`, walk, inState)}) AS r ${WITH_SIDES}`,
  );
  return z.array(Listed).parse(rows);
}

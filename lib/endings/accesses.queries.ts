import { z } from 'zod';
import { type EngagementRef, readAs, type Sql, sql } from '@/lib/platform/tenancy';

/** An account or a tool that an assistant was given access to, by its name. */
export const Access = z.object({
  id: z.string(),
  name: z.string(),
  notedBy: z.string(),
  revokedBy: z.string().nullable(),
  revokedAt: z.coerce.date().nullable(),
});
export type Access = z.infer<typeof Access>;

/** @returns the query of what the assistant of an engagement `e` was given access to, as one JSON list of `Access`. */
export const accessesQuery: Sql = sql`
  SELECT coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'notedBy', coalesce(noter.name, ''),
    'revokedBy', CASE WHEN x.revoked_at IS NULL THEN NULL ELSE coalesce(revoker.name, '') END, 'revokedAt', x.revoked_at)
    ORDER BY x.noted_at, x.id), '[]')
  FROM engagement_accesses x LEFT JOIN users noter ON noter.id = x.noted_by_id
  LEFT JOIN users revoker ON revoker.id = x.revoked_by_id
  WHERE x.workspace_id = e.workspace_id AND x.engagement_id = e.id`;

/**
 * @returns what an assistant has been given access to so far, for either side; nothing if the engagement isn't theirs.
 * One statement.
 */
export async function listAccesses(
  userId: string,
  { workspaceId, engagementId }: EngagementRef,
): Promise<readonly Access[]> {
  const found = await readAs(
    userId,
    sql`SELECT (${accessesQuery}) FROM engagements e
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ${engagementId}::uuid`,
  );
  return z.array(Access).parse(found ?? []);
}

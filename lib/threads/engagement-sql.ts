import { type EngagementRef, type Sql, sql } from '@/lib/platform/tenancy';

/** An engagement as a statement names it: by known ids, or by columns of the surrounding query. */
export type EngagementSql = { readonly workspaceId: Sql; readonly engagementId: Sql };

/** @returns an engagement with known ids, for a statement. */
export function engagementSql({ workspaceId, engagementId }: EngagementRef): EngagementSql {
  return { workspaceId: sql`${workspaceId}::uuid`, engagementId: sql`${engagementId}::uuid` };
}

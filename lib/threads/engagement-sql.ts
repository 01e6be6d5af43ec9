import { type EngagementRef, type Sql, sql } from '@/lib/platform/tenancy';

/** An engagement as a statement names it: by ids at hand, or by columns of what is read around it. */
export type EngagementSql = { readonly workspaceId: Sql; readonly engagementId: Sql };

/** @returns an engagement, known by its ids, for a statement. */
export function engagementSql({ workspaceId, engagementId }: EngagementRef): EngagementSql {
  return { workspaceId: sql`${workspaceId}::uuid`, engagementId: sql`${engagementId}::uuid` };
}

import { type Sql, sql } from '@/lib/platform/tenancy';

/** An engagement, whose two sides talk. */
export type Place = { readonly workspaceId: string; readonly engagementId: string };

/** An engagement as a statement names it: by ids at hand, or by columns of what is read around it. */
export type PlaceSql = { readonly workspaceId: Sql; readonly engagementId: Sql };

/** @returns an engagement, known by its ids, for a statement. */
export function placeSql({ workspaceId, engagementId }: Place): PlaceSql {
  return { workspaceId: sql`${workspaceId}::uuid`, engagementId: sql`${engagementId}::uuid` };
}

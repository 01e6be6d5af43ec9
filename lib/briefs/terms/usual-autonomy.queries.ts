import { type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { type Autonomy, USUAL_AUTONOMY } from './autonomy.rules';

/**
 * @returns the autonomy of an engagement's new work, as SQL: the last choice made at an evaluation, else the default.
 */
export function usualAutonomyOf(workspaceId: Sql, engagementId: Sql): Sql {
  return sql`coalesce((
    SELECT d.offered::text FROM autonomy_decisions d
    WHERE d.workspace_id = ${workspaceId} AND d.engagement_id = ${engagementId} AND d.outcome = 'taken'
    ORDER BY d.decided_at DESC, d.id DESC LIMIT 1), ${USUAL_AUTONOMY})`;
}

/** @returns the same, as a query of its own. */
export async function readUsualAutonomy(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
): Promise<Autonomy> {
  const [row] = await tx.$queryRaw<{ level: Autonomy }[]>`
    SELECT ${usualAutonomyOf(sql`${workspaceId}::uuid`, sql`${engagementId}::uuid`)} AS level`;
  return row?.level ?? USUAL_AUTONOMY;
}

/** @returns the same for several engagements of a business, by their ids. One query. */
export async function listUsualAutonomy(
  tx: Tx,
  workspaceId: string,
  engagementIds: readonly string[],
): Promise<ReadonlyMap<string, Autonomy>> {
  const rows = await tx.$queryRaw<{ id: string; level: Autonomy }[]>`
    SELECT e.id, ${usualAutonomyOf(sql`e.workspace_id`, sql`e.id`)} AS level FROM engagements e
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ANY (${[...engagementIds]}::uuid[])`;
  return new Map(rows.map(({ id, level }) => [id, level]));
}

import { sql, type Tx, withActor } from '@/lib/platform/tenancy';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';

export type Place = { readonly workspaceId: string; readonly id: string };

const TABLES = {
  brief: sql`briefs`,
  engagement: sql`engagements`,
  entry: sql`time_entries`,
  timesheet: sql`timesheets`,
} as const;

/**
 * Finds something by its id alone, in whichever business the actor may see it, since actions need its workspace too.
 * @returns where it is, or null when it isn't there or isn't theirs.
 */
export async function findPlace(tx: Tx, kind: keyof typeof TABLES, id: string): Promise<Place | null> {
  const [row] = await tx.$queryRaw<Place[]>`
    SELECT workspace_id AS "workspaceId", id FROM ${TABLES[kind]}
    WHERE workspace_id = ANY ((SELECT app.member_of())::uuid[]) AND id = ${id}::uuid`;
  return row ?? null;
}

/**
 * Finds an engagement within a token's bounds, including one that has ended.
 * @returns where it is, or null when it isn't there or isn't theirs.
 */
export async function findEngagement({ userId, workspaceId }: FoundToken, id: string) {
  const whose = workspaceId === null ? { assistantUserId: userId } : { workspaceId };
  const found = await withActor({ kind: 'user', userId }, (tx) =>
    tx.engagement.findFirst({ where: { ...whose, id }, select: { workspaceId: true } }),
  );
  return found && { ...found, engagementId: id };
}

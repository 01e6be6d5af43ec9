import { z } from 'zod';
import type { Tx } from '@/lib/platform/tenancy';
import { HOLD_KINDS, type Hold } from './rules';

const Holds = z.array(z.object({ kind: z.enum(HOLD_KINDS), with: z.string() }));

/** @returns what prevents deleting a business, as its staff or itself sees it. */
export async function readHoldsOfWorkspace(tx: Tx, workspaceId: string, at: Date): Promise<readonly Hold[]> {
  return Holds.parse(
    await tx.$queryRaw`
      SELECT h.kind, coalesce(u.name, e.assistant_name) AS "with"
      FROM app.what_holds(${at}) h
      JOIN engagements e ON e.workspace_id = h.workspace_id AND e.id = h.engagement_id
      LEFT JOIN users u ON u.id = e.assistant_user_id
      WHERE h.workspace_id = ${workspaceId}::uuid ORDER BY e.created_at, h.kind`,
  );
}

/**
 * @returns what prevents deleting somebody's account, as they see it themselves. A waiting delivery doesn't: it is
 * answered without them, and nobody's silence holds them.
 */
export async function readHoldsOfAccount(tx: Tx, userId: string, at: Date): Promise<readonly Hold[]> {
  return Holds.parse(
    await tx.$queryRaw`
      SELECT h.kind, w.name AS "with"
      FROM app.what_holds(${at}) h
      JOIN engagements e ON e.workspace_id = h.workspace_id AND e.id = h.engagement_id
      JOIN workspaces w ON w.id = h.workspace_id
      WHERE e.assistant_user_id = ${userId}::uuid AND h.kind <> 'delivery'
      UNION SELECT 'last_owner', w.name FROM memberships m JOIN workspaces w ON w.id = m.workspace_id
      WHERE m.user_id = ${userId}::uuid AND m.role = 'owner' AND m.ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM memberships o WHERE o.workspace_id = m.workspace_id AND o.user_id <> m.user_id
          AND o.role = 'owner' AND o.ended_at IS NULL)
      ORDER BY 2, 1`,
  );
}

/** Those requested and waiting. */
export const PENDING = { takenBackAt: null, heldAt: null, doneAt: null } as const;

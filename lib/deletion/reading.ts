import { z } from 'zod';
import { Prisma } from '@/lib/platform/db/generated/client';
import type { Tx } from '@/lib/platform/tenancy';

const where = { with: z.string(), workspaceId: z.string(), slug: z.string() };
const whose = { ...where, engagementId: z.string() };

/** What prevents a deletion, and what it takes to find its page. */
const FoundHold = z.discriminatedUnion('kind', [
  z.object({ ...whose, kind: z.enum(['agreement', 'delivery', 'expense']), itemId: z.string() }),
  z.object({ ...whose, kind: z.enum(['time', 'open_week']), itemId: z.string(), monday: z.string() }),
  z.object({ ...whose, kind: z.enum(['owed', 'payment', 'refund']) }),
  z.object({ ...where, kind: z.literal('last_owner') }),
]);
export type FoundHold = z.infer<typeof FoundHold>;

/** Of several that wait, such as two deliveries, the one that has waited longest: answered, it is followed by the next. */
const FIRST_OF_ITS_KIND = Prisma.sql`LEFT JOIN LATERAL (
    SELECT i.id, i.monday FROM (
      SELECT 'agreement' AS kind, a.id, NULL::date AS monday FROM agreements a
        WHERE a.workspace_id = h.workspace_id AND a.engagement_id = h.engagement_id AND a.state = 'in_force'
      UNION ALL SELECT 'delivery', b.id, NULL FROM briefs b
        WHERE b.workspace_id = h.workspace_id AND b.engagement_id = h.engagement_id AND b.state = 'delivered'
      UNION ALL SELECT 'time', t.id, t.week_starts_on FROM timesheets t
        WHERE t.workspace_id = h.workspace_id AND t.engagement_id = h.engagement_id AND t.state = 'submitted'
      UNION ALL SELECT 'open_week', t.id, t.week_starts_on FROM timesheets t
        WHERE t.workspace_id = h.workspace_id AND t.engagement_id = h.engagement_id AND t.state IN ('open', 'returned')
          AND (EXISTS (SELECT 1 FROM time_entries n WHERE n.workspace_id = t.workspace_id AND n.timesheet_id = t.id)
            OR app.has_timer(t))
      UNION ALL SELECT 'expense', x.id, NULL FROM expenses x
        WHERE x.workspace_id = h.workspace_id AND x.engagement_id = h.engagement_id AND x.state = 'submitted'
    ) i WHERE i.kind = h.kind ORDER BY i.monday, i.id LIMIT 1
  ) item ON true`;

/** @returns what prevents deleting a business, as its staff or itself sees it. */
export async function readHoldsOfWorkspace(
  tx: Tx,
  workspaceId: string,
  at: Date,
): Promise<readonly FoundHold[]> {
  return z.array(FoundHold).parse(
    await tx.$queryRaw`
      SELECT h.kind, coalesce(u.name, e.assistant_name) AS "with", w.id AS "workspaceId", w.slug,
        h.engagement_id AS "engagementId", item.id AS "itemId", item.monday::text AS monday
      FROM app.what_holds(${at}) h
      JOIN engagements e ON e.workspace_id = h.workspace_id AND e.id = h.engagement_id
      JOIN workspaces w ON w.id = h.workspace_id
      LEFT JOIN users u ON u.id = e.assistant_user_id
      ${FIRST_OF_ITS_KIND}
      WHERE h.workspace_id = ${workspaceId}::uuid ORDER BY e.created_at, h.kind`,
  );
}

/**
 * @returns what prevents deleting somebody's account, as they see it themselves. A waiting delivery doesn't: it is
 * answered without them, and nobody's silence holds them. Nor does a refund, which is between Stripe and the business.
 */
export async function readHoldsOfAccount(tx: Tx, userId: string, at: Date): Promise<readonly FoundHold[]> {
  return z.array(FoundHold).parse(
    await tx.$queryRaw`
      SELECT h.kind, w.name AS "with", w.id AS "workspaceId", w.slug, h.engagement_id AS "engagementId",
        item.id AS "itemId", item.monday::text AS monday
      FROM app.what_holds(${at}) h
      JOIN engagements e ON e.workspace_id = h.workspace_id AND e.id = h.engagement_id
      JOIN workspaces w ON w.id = h.workspace_id
      ${FIRST_OF_ITS_KIND}
      WHERE e.assistant_user_id = ${userId}::uuid AND h.kind NOT IN ('delivery', 'refund')
      UNION SELECT 'last_owner', w.name, w.id, w.slug, NULL, NULL, NULL
      FROM memberships m JOIN workspaces w ON w.id = m.workspace_id
      WHERE m.user_id = ${userId}::uuid AND m.role = 'owner' AND m.ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM memberships o WHERE o.workspace_id = m.workspace_id AND o.user_id <> m.user_id
          AND o.role = 'owner' AND o.ended_at IS NULL)
      ORDER BY 2, 1`,
  );
}

/** Those requested and waiting. */
export const PENDING = { takenBackAt: null, heldAt: null, doneAt: null } as const;

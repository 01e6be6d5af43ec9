import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';

/**
 * Whether money of the advance `a` has been sent, or an owner has approved sending it. What wasn't given isn't
 * recovered.
 */
const IS_PAID = sql`EXISTS (
  SELECT 1 FROM payment_lines l JOIN payments p ON p.workspace_id = l.workspace_id AND p.id = l.payment_id
  WHERE l.workspace_id = a.workspace_id AND l.owed_id = a.id AND l.released_at IS NULL
    AND p.state NOT IN ('draft', 'awaiting_approval'))`;

/** The owed row `a`, and `taken.minor`: what was recovered from it, as a negative amount. */
const ADVANCES = sql`owed_items a CROSS JOIN LATERAL (
  SELECT coalesce(sum(r.amount_minor), 0) AS minor FROM owed_items r
  WHERE r.workspace_id = a.workspace_id AND r.recovers_id = a.id) taken`;

/** It is an advance, and something of it is left. */
const IS_OPEN = sql`a.kind = 'advance' AND a.amount_minor + taken.minor > 0`;

/** @returns the query of an engagement's advances with something left, oldest first; amounts in minor units. */
export function openAdvancesQuery(workspaceId: Sql, engagementId: Sql): Sql {
  return sql`
    SELECT a.id, a.note, a.currency, a.approved_by_id AS "approvedById", a.approved_at AS "approvedAt", a.amount_minor AS "amountMinor", a.part_minor AS "partMinor",
      a.amount_minor + taken.minor AS "leftMinor", ${IS_PAID} AS "isPaid"
    FROM ${ADVANCES}
    WHERE a.workspace_id = ${workspaceId} AND a.engagement_id = ${engagementId} AND ${IS_OPEN}
    ORDER BY a.approved_at, a.id`;
}

type Left = { readonly engagementId: string; readonly currency: string; readonly minor: bigint };

/** @returns what is left to recover of paid advances, for each engagement and currency; minor units. */
export function readAdvancesLeft(tx: Tx, engagementIds: readonly string[]) {
  return tx.$queryRaw<Left[]>`
    SELECT a.engagement_id AS "engagementId", a.currency, sum(a.amount_minor + taken.minor)::bigint AS minor
    FROM ${ADVANCES}
    WHERE a.engagement_id = ANY (${[...engagementIds]}::uuid[]) AND ${IS_OPEN} AND ${IS_PAID}
    GROUP BY 1, 2 ORDER BY 2`;
}

import type { Tx } from '@/lib/platform/tenancy';
import type { RunCover } from './refund-cover.rules';

type Run = {
  readonly workspaceId: string;
  readonly id: string;
  readonly refundedByHandMinor: bigint;
  readonly unbookedRefundsMinor: bigint;
};

/**
 * @returns what is left at Stripe of a run's charge, by the books, which have each movement of Stripe's balance, and by
 * the refunds that wait to move it; null if nothing of it was refunded by hand.
 */
export async function readCover(
  tx: Tx,
  { workspaceId, id, refundedByHandMinor, unbookedRefundsMinor }: Run,
): Promise<RunCover | null> {
  if (refundedByHandMinor === 0n) return null;
  const [left] = await tx.$queryRaw<{ minor: bigint }[]>`
    SELECT coalesce(sum(e.amount_minor), 0)::bigint AS minor
    FROM payments p
    JOIN ledger_transactions t
      ON t.workspace_id = p.workspace_id AND t.engagement_id = p.engagement_id AND t.payment_id = p.id
    JOIN ledger_entries e ON e.workspace_id = t.workspace_id AND e.transaction_id = t.id
    JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id AND a.kind = 'stripe'
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.run_id = ${id}::uuid`;
  const onItsWay = await tx.$queryRaw<{ id: string; minor: bigint; isBeingSent: boolean }[]>`
    SELECT p.id, p.sent_minor AS minor, p.state = 'transferring' AS "isBeingSent" FROM payments p
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.run_id = ${id}::uuid AND (p.state = 'transferring' OR EXISTS (
      SELECT 1 FROM payment_steps s WHERE s.workspace_id = p.workspace_id AND s.run_id = p.run_id AND s.payment_id = p.id
        AND s.kind IN ('reverse', 'refund') AND s.ended_at IS NULL))`;
  return {
    leftMinor: Number((left?.minor ?? 0n) - unbookedRefundsMinor),
    onItsWay: onItsWay.map(({ minor, ...payment }) => ({ ...payment, sentMinor: Number(minor) })),
  };
}

import type { Tx } from '@/lib/platform/tenancy';

/** Settles what was said to be at risk in a brief, since it is delivered or has ended: the risk is over either way. */
export async function settleRisks(
  tx: Tx,
  brief: { readonly workspaceId: string; readonly id: string },
  at: Date,
): Promise<void> {
  await tx.riskReport.updateMany({
    where: { workspaceId: brief.workspaceId, briefId: brief.id, resolvedAt: null },
    data: { resolvedAt: at },
  });
}

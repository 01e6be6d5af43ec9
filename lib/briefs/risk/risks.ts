import type { Tx } from '@/lib/platform/tenancy';

/** Ends a brief's reported risks, since it is delivered or has ended: they are over either way. */
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

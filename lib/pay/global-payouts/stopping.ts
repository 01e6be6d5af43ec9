import type { Tx } from '@/lib/platform/tenancy';
import type { PaymentPlace } from '../stripe/runs.queries';

/** @returns whether an owner has asked for a payout to be stopped, and that isn't answered. */
export async function isStopped(tx: Tx, { workspaceId, runId, paymentId }: PaymentPlace): Promise<boolean> {
  const asked = await tx.paymentStep.count({
    where: { workspaceId, runId, paymentId, kind: 'cancel', endedAt: null },
  });
  return asked > 0;
}

import type { Tx } from '@/lib/platform/tenancy';
import { chargeOf } from '../runs.rules';
import { isAllTakenBack } from './disputes.rules';

type Run = {
  readonly workspaceId: string;
  readonly id: string;
  readonly currency: string;
  readonly totalMinor: bigint | number;
  readonly feeMinor: bigint | number;
  readonly disputedMinor: bigint;
  readonly refundedByHandMinor: bigint;
};

/**
 * @returns whether the business's bank has taken back all of a run's charge that wasn't refunded; while its dispute is
 * open, no payment of it can be resolved anyway.
 */
export async function readChargeLost(tx: Tx, run: Run): Promise<boolean> {
  const { workspaceId, id: runId, disputedMinor, refundedByHandMinor } = run;
  if (disputedMinor === 0n) return false;
  const { _sum } = await tx.payment.aggregate({
    where: { workspaceId, runId, state: 'refunded' },
    _sum: { sentMinor: true },
  });
  return isAllTakenBack({
    chargeMinor: chargeOf(run).minor,
    disputedMinor: Number(disputedMinor),
    refundedMinor: Number(refundedByHandMinor + (_sum.sentMinor ?? 0n)),
  });
}

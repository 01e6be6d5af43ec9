import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { AgreementState } from './rules';

type AgreementAsSeen = { readonly workspaceId: string; readonly id: string; readonly version: number };

type Stamps = {
  readonly title?: string;
  readonly currentNumber?: number;
  readonly inForceAt?: Date;
  readonly respondBy?: Date | null;
  readonly endsAt?: Date | null;
};

/**
 * Moves an agreement to its next state, if nobody has changed it since the person saw it.
 * @throws Refused (`changed_meanwhile`) for whoever comes second.
 */
export async function moveAgreement(
  tx: Tx,
  seen: AgreementAsSeen,
  state: AgreementState,
  at: Date,
  stamps: Stamps = {},
): Promise<void> {
  const moved = await tx.agreement.updateMany({
    where: { workspaceId: seen.workspaceId, id: seen.id, version: seen.version },
    data: { state, stateChangedAt: at, ...stamps, version: { increment: 1 } },
  });
  if (moved.count === 0) throw changedMeanwhile('agreement');
}

import type { Tx } from '@/lib/platform/tenancy';
import type { AgreementRef } from '../loading';
import { SIGNATURE_STANDS } from '../standing-signatures.queries';
import type { RemindableAgreement } from './reminding.rules';

/** @returns the facts that decide about an agreement's reminders and its end; null when it isn't there. */
export async function readRemindable(
  tx: Tx,
  { workspaceId, id }: AgreementRef,
): Promise<RemindableAgreement | null> {
  const agreement = await tx.agreement.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      state: true,
      stateChangedAt: true,
      currentNumber: true,
      respondBy: true,
      endsAt: true,
      termination: { select: { effectiveAt: true } },
    },
  });
  if (!agreement) return null;
  const { currentNumber: number, state, stateChangedAt, respondBy, endsAt, termination } = agreement;
  const current = await tx.agreementVersion.findUnique({
    where: { workspaceId_agreementId_number: { workspaceId, agreementId: id, number } },
    select: {
      proposedAt: true,
      signatures: { where: SIGNATURE_STANDS, select: { party: true, signedAt: true } },
    },
  });
  return {
    state,
    stateChangedAt,
    respondBy,
    endsAt,
    noticeEndsAt: termination?.effectiveAt ?? null,
    proposedAt: current?.proposedAt ?? null,
    signatures: current?.signatures ?? [],
  };
}

import type { Tx } from '@/lib/platform/tenancy';
import type { Cadence } from './evaluating.rules';
import type { AgreementRef } from './loading';
import type { RemindableAgreement } from './reminding.rules';

/** @returns what decides about an agreement's reminders and its end; null when it isn't there. */
export async function readRemindable(
  tx: Tx,
  { workspaceId, id }: AgreementRef,
): Promise<(RemindableAgreement & { readonly cadence: Cadence | null }) | null> {
  const agreement = await tx.agreement.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      state: true,
      currentNumber: true,
      respondBy: true,
      endsAt: true,
      termination: { select: { effectiveAt: true } },
      engagementId: true,
      engagement: { select: { workspace: { select: { timeZone: true } } } },
    },
  });
  if (!agreement) return null;
  const { currentNumber: number, state, respondBy, endsAt, termination } = agreement;
  const current = await tx.agreementVersion.findUnique({
    where: { workspaceId_agreementId_number: { workspaceId, agreementId: id, number } },
    select: {
      proposedAt: true,
      evaluationCadenceMonths: true,
      signatures: { select: { party: true, signedAt: true } },
    },
  });
  return {
    state,
    respondBy,
    endsAt,
    noticeEndsAt: termination?.effectiveAt ?? null,
    proposedAt: current?.proposedAt ?? null,
    signatures: current?.signatures ?? [],
    cadence:
      current && state === 'in_force'
        ? {
            since: await firstInForce(tx, workspaceId, agreement.engagementId),
            months: current.evaluationCadenceMonths,
            zone: agreement.engagement.workspace.timeZone,
            endsAt,
          }
        : null,
  };
}

async function firstInForce(tx: Tx, workspaceId: string, engagementId: string): Promise<Date> {
  const first = await tx.agreement.findFirstOrThrow({
    where: { workspaceId, engagementId, inForceAt: { not: null } },
    orderBy: { inForceAt: 'asc' },
    select: { inForceAt: true },
  });
  if (!first.inForceAt) throw new Error('an agreement that was in force has no moment');
  return first.inForceAt;
}

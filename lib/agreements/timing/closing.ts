import { setAgreementReminders } from '@/lib/notifications/reminding';
import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';
import { appendEvents } from '../appending';
import type { NewEvent } from '../chain';
import type { AgreementRef } from '../loading';
import { moveAgreement } from '../moving';
import { endPay } from './ending-pay';
import { remindOfAgreement } from './reminding.jobs';

type Closing = {
  readonly at: Date;
  /** whose act it follows from; null: mutual consent, or the last day */
  readonly byUserId: string | null;
  /** why, as the chain has it */
  readonly because: NewEvent['payload'];
};

/**
 * Closes an agreement that nothing else has closed; runs as the workspace, with its row locked. One in force is
 * terminated, and paid up to that day; an offer is withdrawn.
 */
export async function closeAgreement(
  tx: Tx,
  ref: AgreementRef,
  { at, byUserId, because }: Closing,
): Promise<void> {
  const agreement = await tx.agreement.findUniqueOrThrow({
    where: { workspaceId_id: ref },
    select: {
      workspaceId: true,
      engagementId: true,
      id: true,
      state: true,
      version: true,
      engagement: { select: { workspace: { select: { timeZone: true } } } },
    },
  });
  const wasInForce = agreement.state === 'in_force';
  const kind = wasInForce ? 'terminated' : 'withdrawn';
  await moveAgreement(tx, agreement, kind, at, wasInForce ? { endsAt: at } : {});
  if (wasInForce) await endPay(tx, agreement, at);
  const payload = { since: at.toISOString(), ...because, ...(wasInForce ? { by: 'both' } : {}) };
  await recordClosing(tx, agreement, { kind, at, byUserId, payload });
}

type Closed = {
  readonly kind: 'terminated' | 'expired' | 'withdrawn';
  readonly at: Date;
  readonly byUserId: string | null;
  readonly payload: NewEvent['payload'];
};

/** Records in the chain and in the audit log that an agreement was closed; nobody is reminded of it any more. */
export async function recordClosing(
  tx: Tx,
  agreement: AgreementRef & { readonly engagementId: string },
  { kind, at, byUserId, payload }: Closed,
): Promise<void> {
  const { workspaceId, engagementId, id } = agreement;
  await appendEvents(tx, agreement, [{ kind, actorUserId: byUserId, at, payload }]);
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: byUserId,
    action: `agreement.${kind}`,
    subject: { kind: 'agreement', id },
    data: payload,
  });
  await setAgreementReminders(tx, agreement, [], remindOfAgreement);
}

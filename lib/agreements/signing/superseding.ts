import { setAgreementReminders } from '@/lib/notifications/reminding';
import { audit } from '@/lib/platform/actions/audit';
import { demand } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { appendEvents } from '../appending';
import { moveAgreement } from '../moving';
import { lastHash } from '../proposing/predecessor';
import { decide, PRODUCT } from '../rules';
import { closeIfOver } from '../timing/ending';
import { remindOfAgreement } from '../timing/reminding.jobs';

type Successor = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  /** the agreement that it replaces */
  readonly amendsId: string;
};

/** Briefs not accepted yet will be under the successor; accepted ones keep the agreement they were accepted under. */
const NOT_ACCEPTED_YET = ['draft', 'sent', 'clarifying'] as const;

/**
 * Ends an agreement in force in favour of the one that both have just signed to replace it; runs as the workspace.
 * @returns where the old chain ends, to be named in the new one; null when the old one had already ended by itself.
 */
export async function supersede(
  tx: Tx,
  successor: Successor,
  { documentHash, at }: { readonly documentHash: string; readonly at: Date },
): Promise<{ readonly agreementId: string; readonly chainHash: string | null } | null> {
  const { workspaceId, engagementId, amendsId: id } = successor;
  const ref = { workspaceId, id };
  await closeIfOver(tx, ref, at);
  const old = await tx.agreement.findUniqueOrThrow({
    where: { workspaceId_id: ref },
    select: { workspaceId: true, engagementId: true, id: true, state: true, version: true },
  });
  if (old.state !== 'in_force') return null;
  const facts = { state: old.state, hasJoined: true, isOpen: false, signatures: [] };
  await moveAgreement(tx, old, demand(decide(facts, 'supersede', PRODUCT)), at);
  const payload = { successorId: successor.id, documentHash };
  await appendEvents(tx, old, [{ kind: 'superseded', actorUserId: null, at, payload }]);
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: null,
    action: 'agreement.superseded',
    subject: { kind: 'agreement', id },
    data: payload,
  });
  await setAgreementReminders(tx, old, [], remindOfAgreement);
  await tx.brief.updateMany({
    where: { workspaceId, engagementId, agreementId: id, state: { in: [...NOT_ACCEPTED_YET] } },
    data: { agreementId: successor.id },
  });
  return { agreementId: id, chainHash: await lastHash(tx, ref) };
}

import { z } from 'zod';
import { isDoneAlready } from '@/lib/platform/actions/done-already.rules';
import type { Tx } from '@/lib/platform/tenancy';
import type { NewEvent } from './chain';
import type { LoadedAgreement } from './loading';
import type { AgreementState } from './rules';
import { SIGNATURE_STANDS } from './standing-signatures.queries';

type Asked = {
  readonly kind: NewEvent['kind'];
  readonly leadsTo: AgreementState;
  /** that they saw */
  readonly version: number;
  readonly byId: string;
  /** unset for an act without words */
  readonly reason?: string;
};

const Payload = z.object({ reason: z.string().optional() });

/**
 * @returns whether the last event in an agreement's chain is exactly this act by this person, and its form is posted
 * again.
 */
export async function isActedAlready(
  tx: Tx,
  agreement: LoadedAgreement,
  { kind, leadsTo, version, byId, reason }: Asked,
): Promise<boolean> {
  const { workspaceId, id: agreementId } = agreement;
  const last = await tx.agreementEvent.findFirst({
    where: { workspaceId, agreementId },
    orderBy: { sequence: 'desc' },
    select: { kind: true, actorUserId: true, payload: true },
  });
  if (!last) return false;
  const kept = Payload.parse(JSON.parse(last.payload));
  return isDoneAlready(
    agreement,
    { byId: last.actorUserId, said: { kind: last.kind, reason: kept.reason } },
    { leadsTo, version, byId, said: { kind, reason } },
  );
}

type Signing = {
  readonly userId: string;
  readonly signedName: string;
  readonly drawn: string | null;
  readonly documentHash: string;
};

/**
 * @returns whether somebody has already signed this very text, with this name and drawing, and their form is posted
 * again.
 */
export async function isSignedAlready(
  tx: Tx,
  { workspaceId, id: agreementId }: LoadedAgreement,
  versionId: string,
  signing: Signing,
): Promise<boolean> {
  const place = { workspaceId, agreementId, versionId };
  return (await tx.agreementSignature.count({ where: { ...place, ...signing, ...SIGNATURE_STANDS } })) > 0;
}

import { become, type Tx } from '@/lib/platform/tenancy';
import { lockAgreement } from '../loading';
import type { Party } from '../rules';
import { SIGNATURE_STANDS } from '../standing-signatures.queries';
import { closeAgreement } from './closing';
import { isTakenBackByNotice } from './ending.rules';

type Notice = {
  readonly workspaceId: string;
  /** the agreement that it ends */
  readonly agreementId: string;
  readonly terminationId: string;
  readonly party: Party;
  readonly userId: string;
  readonly at: Date;
};

/**
 * Withdraws a change to the same agreement that the side giving notice had signed and the other hadn't: by signing it,
 * the other alone would undo the notice. From here on the transaction is the workspace's.
 * @returns whether there was such a change.
 */
export async function takeBackWhatTheySigned(tx: Tx, notice: Notice): Promise<boolean> {
  const { workspaceId, agreementId: amendsId, terminationId, party, userId, at } = notice;
  await become(tx, { kind: 'workspace', workspaceId });
  const where = { workspaceId, amendsId, state: 'signed_by_one' as const };
  const signed = await tx.agreement.findFirst({ where, select: { id: true } });
  if (!signed) return false;
  await lockAgreement(tx, { workspaceId, id: signed.id });
  // looked at again: the other may have signed, or asked for changes, while this waited
  const offer = await tx.agreement.findFirst({
    where,
    select: {
      workspaceId: true,
      id: true,
      state: true,
      currentNumber: true,
      signatures: {
        where: SIGNATURE_STANDS,
        select: { party: true, agreementVersion: { select: { number: true } } },
      },
    },
  });
  if (!offer) return false;
  const { state, id, currentNumber, signatures } = offer;
  const signedBy = signatures
    .filter(({ agreementVersion }) => agreementVersion.number === currentNumber)
    .map((signature) => signature.party);
  if (!isTakenBackByNotice({ state, signedBy }, party)) return false;
  await closeAgreement(tx, { workspaceId, id }, { at, byUserId: userId, because: { terminationId, party } });
  return true;
}

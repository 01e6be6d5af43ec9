import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import { chained, type NewEvent } from './chain';
import { lockAgreement } from './loading';

type AgreementPlace = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };

/**
 * Appends events to an agreement's chain, in order. The agreement's row is locked, so that two who append at once come
 * one after the other; otherwise the unique sequence would refuse the second.
 */
export async function appendEvents(
  tx: Tx,
  agreement: AgreementPlace,
  events: readonly NewEvent[],
): Promise<void> {
  const { workspaceId, engagementId, id: agreementId } = agreement;
  await lockAgreement(tx, agreement);
  let last = await tx.agreementEvent.findFirst({
    where: { workspaceId, agreementId },
    orderBy: { sequence: 'desc' },
    select: {
      sequence: true,
      kind: true,
      actorUserId: true,
      at: true,
      payload: true,
      previousHash: true,
      hash: true,
    },
  });
  for (const event of events) {
    last = chained(agreementId, last, event);
    const row = { workspaceId, id: newId(), engagementId, agreementId, ...last };
    await insertAll(tx, 'agreement_events', [row]);
  }
}

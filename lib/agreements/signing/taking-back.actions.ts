'use server';

import { withdrawNotifications } from '@/lib/notifications/notifying';
import { listOwners } from '@/lib/people/queries';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand, notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { appendEvents } from '../appending';
import { auditAgreement } from '../auditing';
import type { AgreementMailData } from '../emails/agreement-mail';
import { type LoadedAgreement, loadAgreement } from '../loading';
import { moveAgreement } from '../moving';
import { notifyAssistant, notifyOwner } from '../notifying';
import { decide, type Party, partyOf } from '../rules';
import { AgreementStep } from '../schema';
import { SIGNATURE_STANDS } from '../standing-signatures.queries';
import { endOf } from '../timing/ending-words';
import { planAutomaticSteps } from '../timing/timing';
import { signatureTakenBackMail } from './emails/signature-taken-back';

/**
 * Takes back the signature of one's own side, which the other hasn't accepted by signing as well. The text stays
 * proposed, and both can sign it; the record keeps the signature, and that it was taken back.
 */
export const takeSignatureBack = defineAction({
  name: 'agreements.takeSignatureBack',
  input: AgreementStep,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { agreement, current, facts, actor, at } = await loadAgreement(tx, me, input);
    const next = demand(decide(facts, 'takeSignatureBack', actor));
    const party = partyOf(actor.role);
    if (!current || !party) throw notFound('agreement');
    const { workspaceId, engagementId, id } = agreement;
    const { number, documentHash } = current;
    const { id: signatureId, signedAt } = await tx.agreementSignature.findFirstOrThrow({
      where: { workspaceId, versionId: current.id, party, ...SIGNATURE_STANDS },
      select: { id: true, signedAt: true },
    });

    await tx.signatureTakenBack.createMany({
      data: {
        workspaceId,
        signatureId,
        engagementId,
        agreementId: id,
        takenBackById: me.userId,
        takenBackAt: at,
      },
    });
    await moveAgreement(tx, input, next, at);
    const payload = { party, signatureId, number, documentHash };
    await appendEvents(tx, agreement, [
      { kind: 'signature_taken_back', actorUserId: me.userId, at, payload },
    ]);
    await auditAgreement({ tx, me, request }, agreement, 'agreement.signature_taken_back', { number, party });
    await planAutomaticSteps(tx, agreement);
    await notifyOtherSide(tx, agreement, { signatureId, party, signedAt, at });
  },
});

type TakenBack = {
  readonly signatureId: string;
  readonly party: Party;
  readonly signedAt: Date;
  readonly at: Date;
};

/** Tells those who have heard of the signature; the others don't hear of it either. */
async function notifyOtherSide(tx: Tx, agreement: LoadedAgreement, taken: TakenBack): Promise<void> {
  const { workspaceId, engagementId, id: subjectId, respondBy } = agreement;
  const { signatureId: factId, party, signedAt: since, at } = taken;
  const { assistant, workspace } = agreement.engagement;
  const owners = party === 'assistant' ? await listOwners(tx, workspaceId) : [];
  const readerIds = [...owners, ...(party === 'owner' && assistant ? [assistant] : [])].map(({ id }) => id);
  const kinds = ['agreement.your_turn'] as const;
  const place = { workspaceId, engagementId, subjectId };
  const told = await withdrawNotifications(tx, { ...place, readerIds, kinds, since, at });
  if (!respondBy) throw new Error(`agreement ${subjectId} can be signed, and doesn’t say until when`);
  const offer = { by: party, until: endOf(respondBy, workspace.timeZone, at) };
  const notification = {
    kind: 'agreement.signature_taken_back' as const,
    factId,
    write: (words: AgreementMailData) => signatureTakenBackMail(words, offer),
  };
  for (const owner of owners) if (told.has(owner.id)) await notifyOwner(tx, agreement, owner, notification);
  if (assistant && told.has(assistant.id)) await notifyAssistant(tx, agreement, notification);
}

'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import { enqueue } from '@/lib/platform/jobs';
import { demand, notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { appendEvents } from '../appending';
import { auditAgreement } from '../auditing';
import { bringAddressesAlong } from '../copy/copies-along';
import { makeCopy } from '../copy/copy.jobs';
import { isSignedAlready } from '../done-already';
import type { AgreementMailData } from '../emails/agreement-mail';
import { type LoadedAgreement, loadAgreement } from '../loading';
import { moveAgreement } from '../moving';
import { overtakeProposals } from '../negotiation/proposals';
import { notifyAssistant, notifyOwners } from '../notifying';
import { decide, type Party, partyOf } from '../rules';
import { SignAgreement } from '../schema';
import { endOf } from '../timing/ending-words';
import { planAutomaticSteps } from '../timing/timing';
import { yourTurnMail } from './emails/your-turn';
import { bringIntoForce } from './in-force';
import { takenBackUnder, writeSignature } from './signatures';
import { decideSigning } from './signing.rules';
import { decideAsSeen } from './taken-back.rules';

/**
 * Signs the very text that the person has read, or confirms the file that both signed elsewhere. The agreement's row is
 * locked, so when both press at the same moment one comes after the other, and the second signature brings the
 * agreement into force: once.
 */
export const signAgreement = defineAction({
  name: 'agreements.sign',
  locksSession: true,
  input: SignAgreement,
  async run({ input, tx, me, signedIn, request }) {
    const { agreement, current, facts, actor, at } = await loadAgreement(tx, me, input);
    const { workspaceId, engagementId, id } = agreement;
    const { slug } = agreement.engagement.workspace;
    const party = partyOf(actor.role);
    const { signedName, drawn } = input;
    const signing = { userId: me.userId, signedName, drawn, documentHash: input.documentHash };
    if (current && party && (await isSignedAlready(tx, agreement, current.id, signing)))
      return { party, workspaceId, slug, id };
    const next = demand(decide(facts, 'sign', actor));
    if (!current?.documentHash || !party) throw notFound('agreement');
    const { documentHash } = current;
    const { authenticatedAt } = signedIn;
    const withdrawn = await takenBackUnder(tx, { workspaceId, versionId: current.id });
    demand(decideAsSeen(input.takenBack, withdrawn.length));
    demand(decideSigning({ seenHash: input.documentHash, documentHash, authenticatedAt, now: at }));

    const place = { workspaceId, engagementId, agreementId: id, versionId: current.id };
    const signature = await writeSignature(tx, place, {
      party,
      number: 1 + withdrawn.filter((by) => by === party).length,
      signedName,
      drawn,
      isImported: current.imports.length > 0,
      documentHash,
      signedIn,
      request,
      at,
    });
    await appendEvents(tx, agreement, signature.events);
    if (agreement.amendsId) {
      const { requestId } = request;
      await bringAddressesAlong(tx, {
        workspaceId,
        engagementId,
        id,
        party,
        userId: me.userId,
        at,
        requestId,
      });
    }
    // somebody who signs the text as it is no longer asks for another wording
    if (party === 'assistant') await overtakeProposals(tx, agreement, { byUserId: me.userId, at });
    await auditAgreement({ tx, me, request }, agreement, 'agreement.signed', {
      number: current.number,
      party,
      documentHash,
    });

    if (next === 'in_force') {
      await bringIntoForce(tx, agreement, { number: current.number, documentHash, at });
      await enqueue(tx, makeCopy, { workspaceId, agreementId: id, versionId: current.id });
    } else {
      await moveAgreement(tx, agreement, next, at);
      await planAutomaticSteps(tx, agreement);
      await notifyOtherSigner(tx, agreement, { id: signature.id, party, signedName, at });
    }
    return { party, workspaceId, slug, id };
  },
  leadsTo: ({ party, workspaceId, slug, id }) =>
    addressesFor({ side: party, slug, workspaceId }).agreement(id),
});

type FirstSignature = {
  readonly id: string;
  readonly party: Party;
  readonly signedName: string;
  readonly at: Date;
};

/** Tells the side that hasn't signed yet that it is their turn, and until when. */
async function notifyOtherSigner(
  tx: Tx,
  agreement: LoadedAgreement,
  { id, party, signedName, at }: FirstSignature,
): Promise<void> {
  const { respondBy } = agreement;
  if (!respondBy) throw new Error(`agreement ${agreement.id} can be signed, and doesn’t say until when`);
  const until = endOf(respondBy, agreement.engagement.workspace.timeZone, at);
  const signed = { signedBy: signedName, until };
  const notification = {
    kind: 'agreement.your_turn' as const,
    factId: id,
    write: (words: AgreementMailData) => yourTurnMail(words, signed),
  };
  if (party === 'owner') await notifyAssistant(tx, agreement, notification);
  else await notifyOwners(tx, agreement, notification);
}

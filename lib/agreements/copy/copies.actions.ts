'use server';

import { listOwners } from '@/lib/people/queries';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { isOfNobody } from '@/lib/platform/mail';
import { demand, notFound, type Refused, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { auditAgreement } from '../auditing';
import { loadAgreement } from '../loading';
import { type Party, partyOf } from '../rules';
import { decideNaming, decideOwn, decideSending } from './copies.rules';
import { NameRecipient, RemoveRecipient, SendCopy } from './copies.schema';
import { findCopy, listSendings, sendCopyTo } from './copy-sending';

/** Has the copy sent to one more address: at once if it exists, else as soon as it is made. */
export const nameRecipient = defineAction({
  name: 'agreements.nameRecipient',
  input: NameRecipient,
  limit: 'copies',
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor, at } = await loadAgreement(tx, me, input);
    const { workspaceId, engagementId, id } = agreement;
    const named = await tx.agreementRecipient.findMany({
      where: { workspaceId, agreementId: id, removedAt: null },
      select: { party: true, email: true },
    });
    const { email, called } = input;
    const party = demand(decideNaming({ state: facts.state, named }, actor.role, email));
    await tx.agreementRecipient.createMany({
      data: {
        workspaceId,
        id: newId(),
        engagementId,
        agreementId: id,
        party,
        email,
        called,
        namedById: me.userId,
        namedAt: at,
      },
    });
    await auditAgreement({ tx, me, request }, agreement, 'agreement.recipient_named', { party, email });
    const copy = await findCopy(tx, agreement);
    if (!copy) return;
    // removing an address and naming it again doesn't get around the limit
    demand(decideSending(await listSendings(tx, agreement, { sha256: copy.sha256, email }), actor.role, at));
    const sending = { email, party, recipientUserId: null, actorUserId: me.userId, at };
    await sendCopyTo(tx, agreement, copy, sending);
  },
});

/** Removes an address from one's own list; what was sent there stays in the record. */
export const removeRecipient = defineAction({
  name: 'agreements.removeRecipient',
  input: RemoveRecipient,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { agreement, actor, at } = await loadAgreement(tx, me, input);
    const { workspaceId } = agreement;
    const recipient = await requireRecipient(tx, agreement, input.recipientId);
    demand(decideOwn(recipient, actor.role));
    await tx.agreementRecipient.updateMany({
      where: { workspaceId, id: recipient.id, removedAt: null },
      data: { removedAt: at },
    });
    await auditAgreement({ tx, me, request }, agreement, 'agreement.recipient_removed', {
      party: recipient.party,
      email: recipient.email,
    });
  },
});

/** Sends the copy again: to oneself, to the other side, or to an address one has named. */
export const sendCopy = defineAction({
  name: 'agreements.sendCopy',
  input: SendCopy,
  limit: 'copies',
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, signedIn, request }) {
    const { agreement, actor, at } = await loadAgreement(tx, me, input);
    demand(decideSending([], actor.role, at));
    const party = partyOf(actor.role);
    const copy = await findCopy(tx, agreement);
    if (!party || !copy) {
      throw refused('no_copy', 'The copy is still being made. It will come by e-mail in a moment.');
    }
    const readers = await readersOf(tx, agreement, { party, to: input.to, signedIn, role: actor.role });
    if (readers.every(({ email }) => isOfNobody(email))) throw nobodyThere();
    for (const { email, userId: recipientUserId } of readers) {
      const earlier = await listSendings(tx, agreement, { sha256: copy.sha256, email });
      demand(decideSending(earlier, actor.role, at));
      await sendCopyTo(tx, agreement, copy, { email, party, recipientUserId, actorUserId: me.userId, at });
    }
    await auditAgreement({ tx, me, request }, agreement, 'agreement.copy_sent', {
      to: readers.map(({ email }) => email),
    });
  },
});

function nobodyThere(): Refused {
  return refused(
    'nobody_there',
    'The person with that address has deleted their account. Download the PDF and send it another way.',
  );
}

type AgreementWithPeople = {
  readonly workspaceId: string;
  readonly id: string;
  readonly engagement: { readonly assistant: { readonly id: string; readonly email: string } | null };
};
type Reader = { readonly email: string; readonly userId: string | null };
type SendRequest = {
  readonly party: Party;
  readonly role: Parameters<typeof decideOwn>[1];
  readonly to: string;
  readonly signedIn: { readonly userId: string; readonly email: string };
};

async function readersOf(
  tx: Tx,
  agreement: AgreementWithPeople,
  { party, role, to, signedIn }: SendRequest,
): Promise<readonly Reader[]> {
  if (to === 'me') return [signedIn];
  if (to === 'other' && party === 'owner') {
    const { assistant } = agreement.engagement;
    return assistant ? [{ email: assistant.email, userId: assistant.id }] : [];
  }
  if (to === 'other') return ownersWhoSigned(tx, agreement);
  const recipient = await requireRecipient(tx, agreement, to);
  demand(decideOwn(recipient, role));
  return [{ email: recipient.email, userId: null }];
}

/**
 * The person who signed for the business, at their current address rather than the one they signed with; once they are
 * no longer an owner, the present owners.
 */
async function ownersWhoSigned(
  tx: Tx,
  { workspaceId, id: agreementId }: AgreementWithPeople,
): Promise<readonly Reader[]> {
  const signature = await tx.agreementSignature.findFirst({
    where: { workspaceId, agreementId, party: 'owner' },
    orderBy: { signedAt: 'desc' },
    select: { userId: true },
  });
  const owners = await listOwners(tx, workspaceId);
  const signed = owners.filter(({ id }) => id === signature?.userId);
  return (signed.length > 0 ? signed : owners).map(({ id: userId, email }) => ({ userId, email }));
}

async function requireRecipient(
  tx: Tx,
  { workspaceId, id: agreementId }: { readonly workspaceId: string; readonly id: string },
  recipientId: string,
) {
  const recipient = await tx.agreementRecipient.findFirst({
    where: { workspaceId, agreementId, id: recipientId, removedAt: null },
  });
  if (!recipient) throw notFound('address');
  return recipient;
}

import type { Resend } from 'resend';
import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import type { ReceivedMail } from '@/lib/platform/db/generated/client';
import { defineJob } from '@/lib/platform/jobs';
import { bareAddress } from '@/lib/platform/mail/bare-address';
import { mailService } from '@/lib/platform/mail/provider';
import { authenticityOf, isHarmful } from '@/lib/platform/mail/receiving/authentic.rules';
import { isAutomatic } from '@/lib/platform/mail/receiving/automatic.rules';
import { fetchReceived, type Received } from '@/lib/platform/mail/receiving/fetching';
import { findReplyAddress, type ReplyAddress } from '@/lib/platform/mail/reply-addresses';
import { become, type Tx, withActor } from '@/lib/platform/tenancy';
import { judgeReply } from './judging.rules';
import { postReply } from './posting';
import { refuseReply } from './refusing';
import { type Settled, settleReceived } from './settling';

/**
 * Processes one incoming mail: judged by its headers, then posted, refused or ignored. Its content is fetched outside any
 * transaction; the transaction that posts it also records it as settled, so it is posted once.
 */
export const processReply = defineJob({
  name: 'threads.take_reply',
  payload: z.object({ receivedId: z.uuid() }),
  async run({ receivedId }) {
    const received = await withActor({ kind: 'mailer' }, (tx) =>
      tx.receivedMail.findFirst({ where: { id: receivedId, state: 'waiting' } }),
    );
    if (!received) return;
    const service = mailService();
    if (!service) throw new Error('a mail came in, but no key is set to ask for it');
    const mail = await fetchReceived(service, received.providerId);
    if (mail) await process(service, received, mail);
    else await settle(received.id, null, { state: 'ignored', reason: 'gone' });
  },
});

async function process(service: Resend, received: ReceivedMail, mail: Received): Promise<void> {
  const { head, to } = mail;
  const address = await withActor({ kind: 'mailer' }, (tx) => findAddress(tx, to));
  const judged = judgeReply(
    {
      isAutomatic: isAutomatic(head),
      isHarmful: isHarmful(head),
      authenticity: authenticityOf(head),
      from: head.from,
      address,
    },
    now(),
  );
  if (judged.kind === 'ignore') {
    await settle(received.id, address?.id ?? null, { state: 'ignored', reason: judged.reason });
  } else if (address && judged.kind === 'refuse') {
    const { reason, to: sender } = judged;
    await refuseReply({ ...refsOf(received, mail), address, reason, to: sender });
  } else if (address) {
    const refused = await postReply(service, received, mail, address);
    if (refused)
      await refuseReply({ ...refsOf(received, mail), address, reason: refused, to: address.email });
  }
}

function refsOf({ id }: ReceivedMail, { head }: Received) {
  return { receivedId: id, messageId: head.messageId };
}

async function settle(id: string, addressId: string | null, settled: Settled): Promise<void> {
  await withActor({ kind: 'mailer' }, (tx) => settleReceived(tx, id, addressId, settled));
}

/** @returns the first of our addresses that a mail was sent to, and the mail address of its person. */
async function findAddress(
  tx: Tx,
  written: readonly string[],
): Promise<(ReplyAddress & { readonly email: string }) | null> {
  for (const each of written) {
    const address = await findReplyAddress(tx, bareAddress(each));
    if (!address) continue;
    await become(tx, { kind: 'auth' });
    const person = await tx.user.findUnique({ where: { id: address.userId }, select: { email: true } });
    return person && { ...address, email: person.email };
  }
  return null;
}

'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { findSuppression } from '@/lib/platform/mail';
import { isMailSetUp } from '@/lib/platform/mail/provider';
import { queueAgain } from '@/lib/platform/mail/sending-again';
import { isOperator } from '@/lib/platform/operators';
import { demand, notFound, Refused } from '@/lib/platform/result';
import { become } from '@/lib/platform/tenancy';
import { noteDeed } from './deeds';
import { isSpent } from './mail-log.queries';
import { PROOF_KIND, queueProof } from './proving';
import { MailRef, ProofTo } from './schema';
import { decideSendAgain } from './sending-again.rules';

/** Sends a mail that didn't arrive once more, as a mail of its own. Of two presses one is heard. */
export const sendMailAgain = defineAction({
  name: 'operating.sendMailAgain',
  input: MailRef,
  async run({ input: { id }, tx, me, signedIn, request, now }) {
    if (!isOperator(signedIn.email)) throw notFound('mail');
    await become(tx, { kind: 'mailer' });
    const mail = await tx.mail.findUnique({ where: { id }, include: { sentAgain: true } });
    if (!mail) throw notFound('mail');
    const isStopped = (await findSuppression(tx, mail.toAddress)) !== null;
    const facts = { isSpent: isSpent(mail.kind), isStopped, wasSentAgain: mail.sentAgain !== null };
    demand(decideSendAgain({ ...mail, ...facts }, now));
    const againId = await queueAgain(tx, mail, { byId: me.userId, at: now });
    if (againId === null) throw ALREADY;
    const { requestId } = request;
    const about = { deed: 'mail.sent_again', about: mail.kind, aboutId: id } as const;
    await noteDeed(tx, { by: me.userId, ...about, requestId, at: now });
  },
});

const ALREADY = new Refused({ code: 'sent_again', message: 'It was sent again already; see that one.' });

/** Sends a mail whose only purpose is to arrive; the operator's page then says how far it came. */
export const sendProof = defineAction({
  name: 'operating.sendProof',
  input: ProofTo,
  limit: 'invite',
  async run({ input: { to }, tx, me, signedIn, request, now }) {
    if (!isOperator(signedIn.email)) throw notFound('page');
    if (!isMailSetUp())
      throw new Refused({ code: 'not_set_up', message: 'Mail isn’t set up: set RESEND_API_KEY first.' });
    await become(tx, { kind: 'mailer' });
    const aboutId = await queueProof(tx, to);
    const { requestId } = request;
    await noteDeed(tx, {
      by: me.userId,
      deed: 'mail.proved',
      about: PROOF_KIND,
      aboutId,
      requestId,
      at: now,
    });
  },
});

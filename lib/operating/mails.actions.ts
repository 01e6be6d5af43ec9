'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { requireOperator } from '@/lib/platform/auth/operators';
import { findSuppression } from '@/lib/platform/mail';
import { isMailSetUp } from '@/lib/platform/mail/provider';
import { addressAgain, queueAgain } from '@/lib/platform/mail/sending-again';
import { demand, notFound, Refused, refused } from '@/lib/platform/result';
import { become } from '@/lib/platform/tenancy';
import { isSpent } from './mail-log.queries';
import { recordOperatorAction } from './operator-actions';
import { PROOF_KIND, queueProof } from './proving';
import { MailRef, ProofTo } from './schema';
import { decideSendAgain, sentAgain } from './sending-again.rules';

/** Sends a mail that didn't arrive again, as a new mail. Of two presses one counts. */
export const sendMailAgain = defineAction({
  name: 'operating.sendMailAgain',
  input: MailRef,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { id } = input;
    requireOperator(signedIn, 'mail');
    await become(tx, { kind: 'mailer' });
    const mail = await tx.mail.findUnique({ where: { id }, include: { sentAgain: true } });
    if (!mail) throw notFound('mail');
    const isStopped = (await findSuppression(tx, await addressAgain(tx, mail))) !== null;
    const isEmpty = mail.html === '';
    const facts = { isSpent: isSpent(mail.kind), isEmpty, isStopped, wasSentAgain: mail.sentAgain !== null };
    demand(decideSendAgain({ ...mail, ...facts }, now));
    const againId = await queueAgain(tx, mail, { byId: me.userId, at: now });
    if (againId === null) throw new Refused(sentAgain().refusal);
    await recordOperatorAction(scope, { deed: 'mail.sent_again', about: mail.kind, aboutId: id });
  },
});

/** Sends a mail whose only purpose is to arrive; the operator's page then says how far it came. */
export const sendProof = defineAction({
  name: 'operating.sendProof',
  input: ProofTo,
  limit: 'invite',
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, signedIn } = scope;
    requireOperator(signedIn, 'page');
    if (!isMailSetUp()) throw refused('not_set_up', 'Mail isn’t set up: set RESEND_API_KEY first.');
    await become(tx, { kind: 'mailer' });
    const aboutId = await queueProof(tx, input.to);
    await recordOperatorAction(scope, { deed: 'mail.proved', about: PROOF_KIND, aboutId });
  },
});

import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { notAnAnswerMail } from './emails/not-an-answer';
import type { ReplyNotice } from './left-out';

/** Tells somebody who meant to answer a question that what they wrote is a message instead; as the mailer. */
export async function notifyNotAnAnswer(
  tx: Tx,
  receivedId: string,
  why: string,
  { url, ...told }: ReplyNotice,
): Promise<void> {
  await queueMail(tx, {
    ...told,
    kind: 'thread.reply_not_an_answer',
    ...notAnAnswerMail({ why, url }),
    uniqueKey: `thread.reply_not_an_answer:${receivedId}`,
  });
}

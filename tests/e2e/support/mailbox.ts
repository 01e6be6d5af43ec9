import { setTimeout as wait } from 'node:timers/promises';
import { type SentMail, sentMails } from '@/tests/support/servers/mailbox';

/** On an idle machine a mail is there in a second or two; a sealed copy takes longer, and all of it on a busy one. */
const PATIENCE_MS = 60_000;

/** @returns every mail to an address, the newest first. */
export function mailsTo(address: string): Promise<readonly SentMail[]> {
  const mailbox = process.env.HANDOVER_MAILBOX_URL;
  if (!mailbox) throw new Error('HANDOVER_MAILBOX_URL is not set');
  return sentMails(mailbox, address);
}

/**
 * Waits for a mail whose subject matches and that isn't among those already `known`.
 * @returns the newest such mail.
 * @throws Error with what came instead.
 */
export async function mailTo(
  address: string,
  subject: RegExp,
  known: readonly SentMail[] = [],
): Promise<SentMail> {
  const old = new Set(known.map(({ id }) => id));
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const mails = await mailsTo(address);
    const found = mails.find(({ id, message }) => !old.has(id) && subject.test(message.subject));
    if (found) return found;
    if (Date.now() > until) {
      const subjects = mails.map(({ message }) => `“${message.subject}”`).join(', ') || 'nothing';
      throw new Error(`no mail like ${subject} came to ${address} within a minute, but ${subjects}`);
    }
    await wait(200);
  }
}

/** @returns the address behind the mail's one button, as its text part gives it. */
export function linkIn(mail: SentMail): string {
  const link = /https?:\/\/\S+/.exec(mail.message.text)?.[0];
  if (!link) throw new Error(`the mail “${mail.message.subject}” has no link in its text`);
  return link;
}

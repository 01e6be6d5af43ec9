import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** A mail as it arrived at the local stand-in. */
const Mail = z.object({
  id: z.string(),
  message: z.object({
    to: z.array(z.string()),
    subject: z.string(),
    html: z.string().default(''),
    text: z.string().default(''),
    attachments: z.array(z.object({ filename: z.string(), content: z.base64() })).default([]),
  }),
});
export type Mail = z.infer<typeof Mail>;

const PATIENCE_MS = 30_000;

/** @returns every mail to an address, the newest first. */
export async function mailsTo(address: string): Promise<readonly Mail[]> {
  const mailbox = process.env.HANDOVER_MAILBOX_URL;
  if (!mailbox) throw new Error('HANDOVER_MAILBOX_URL is not set');
  const answer = await fetch(`${mailbox}/mailbox/mails?to=${encodeURIComponent(address)}`);
  return z.array(Mail).parse(await answer.json());
}

/** Waits for a mail whose subject fits. @returns the newest such mail. @throws Error with what came instead. */
export async function mailTo(address: string, subject: RegExp): Promise<Mail> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const mails = await mailsTo(address);
    const found = mails.find(({ message }) => subject.test(message.subject));
    if (found) return found;
    if (Date.now() > until) {
      const subjects = mails.map(({ message }) => `“${message.subject}”`).join(', ') || 'nothing';
      throw new Error(`no mail like ${subject} came to ${address} within 30 s, but ${subjects}`);
    }
    await wait(200);
  }
}

/** @returns the address behind the mail's one button, as its text part gives it. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+/.exec(mail.message.text)?.[0];
  if (!link) throw new Error(`the mail “${mail.message.subject}” has no link in its text`);
  return link;
}

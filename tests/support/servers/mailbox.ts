import { z } from 'zod';
import type { Fault } from '../resend/faults';

const Mails = z.array(
  z.object({
    id: z.string(),
    idempotencyKey: z.string().optional(),
    message: z.object({
      to: z.array(z.string()),
      subject: z.string(),
      html: z.string().default(''),
      text: z.string().default(''),
      reply_to: z.array(z.string()).default([]),
      headers: z.record(z.string(), z.string()).default({}),
      attachments: z.array(z.object({ filename: z.string(), content: z.base64() })).default([]),
    }),
  }),
);
export type SentMail = z.infer<typeof Mails>[number];

/** @returns every mail that the stand-in for Resend has accepted, or those to one address, the newest first. */
export async function sentMails(mailboxUrl: string, to?: string): Promise<readonly SentMail[]> {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  return Mails.parse(await (await fetch(`${mailboxUrl}/mailbox/mails${query}`)).json());
}

/** @returns how many mails the stand-in has accepted. */
export async function countMails(mailboxUrl: string): Promise<number> {
  return z.number().parse(await (await fetch(`${mailboxUrl}/mailbox/count`)).json());
}

/** Makes things fail at the stand-in; no argument repairs it. */
export async function setFaults(mailboxUrl: string, faults: readonly Fault[]): Promise<void> {
  await control(mailboxUrl, 'faults', { method: 'PUT', body: JSON.stringify(faults) });
}

/** As if a day had passed at the stand-in: it knows no idempotency key any more. */
export async function forgetKeys(mailboxUrl: string): Promise<void> {
  await control(mailboxUrl, 'keys', { method: 'DELETE' });
}

/** Sends a mail to the product, as a mail server would. */
export async function sendIn(mailboxUrl: string, mail: object): Promise<void> {
  await control(mailboxUrl, 'received', { method: 'POST', body: JSON.stringify(mail) });
}

async function control(mailboxUrl: string, what: string, init: RequestInit): Promise<void> {
  const answer = await fetch(`${mailboxUrl}/mailbox/${what}`, init);
  if (!answer.ok) throw new Error(`the stand-in answered ${answer.status}`);
}

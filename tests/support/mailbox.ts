import { z } from 'zod';
import type { Fault } from './resend/faults';

const Mails = z.array(
  z.object({
    id: z.string(),
    idempotencyKey: z.string().optional(),
    message: z.object({
      to: z.array(z.string()),
      subject: z.string(),
      html: z.string().default(''),
      text: z.string().default(''),
      attachments: z.array(z.object({ filename: z.string(), content: z.base64() })).default([]),
    }),
  }),
);
export type SentMail = z.infer<typeof Mails>[number];

/** @returns every mail that the stand-in for Resend has taken, or those to one address, the newest first. */
export async function sentMails(mailboxUrl: string, to?: string): Promise<readonly SentMail[]> {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  return Mails.parse(await (await fetch(`${mailboxUrl}/mailbox/mails${query}`)).json());
}

/** Makes something go wrong at the stand-in until it is mended by null. */
export async function letGoWrong(mailboxUrl: string, fault: Fault | null): Promise<void> {
  const answer = await fetch(`${mailboxUrl}/mailbox/fault`, {
    method: fault === null ? 'DELETE' : 'PUT',
    ...(fault !== null && { body: JSON.stringify(fault) }),
  });
  if (!answer.ok) throw new Error(`the stand-in answered ${answer.status}`);
}

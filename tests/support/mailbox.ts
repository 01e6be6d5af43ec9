import { z } from 'zod';
import type { Fault } from './resend/faults';

const Mails = z.array(
  z.object({
    id: z.string(),
    idempotencyKey: z.string().optional(),
    message: z.object({ to: z.array(z.string()), subject: z.string() }),
  }),
);
export type SentMail = z.infer<typeof Mails>[number];

/** @returns every mail that the stand-in for Resend has taken. */
export async function sentMails(mailboxUrl: string): Promise<readonly SentMail[]> {
  return Mails.parse(await (await fetch(`${mailboxUrl}/mailbox/mails`)).json());
}

/** Makes something go wrong at the stand-in until it is mended by null. */
export async function letGoWrong(mailboxUrl: string, fault: Fault | null): Promise<void> {
  const answer = await fetch(`${mailboxUrl}/mailbox/fault`, {
    method: fault === null ? 'DELETE' : 'PUT',
    ...(fault !== null && { body: JSON.stringify(fault) }),
  });
  if (!answer.ok) throw new Error(`the stand-in answered ${answer.status}`);
}

import type { Tx } from '@/lib/platform/tenancy';

/** Their links sign people in or change how they do, so none of their text is kept once they have been sent. */
export const SECRET_KINDS: readonly string[] = [
  'people.sign_in',
  'people.other_address',
  'people.address_moved',
  'people.second_step',
];

/** Erases the text of a mail that has left, if it is secret. */
export async function forgetSecrets(tx: Tx, mailId: string): Promise<void> {
  await tx.mail.updateMany({
    where: { id: mailId, kind: { in: [...SECRET_KINDS] }, state: { not: 'queued' } },
    data: { html: '', text: '' },
  });
}

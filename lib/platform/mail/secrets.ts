import type { Tx } from '@/lib/platform/tenancy';

/** Their links sign people in or change where they do, so nothing of them is kept once they are on their way. */
export const SECRET_KINDS: readonly string[] = [
  'people.sign_in',
  'people.other_address',
  'people.address_moved',
  'people.second_step',
];

/** Forgets the words of a mail that has left, if its words are secret. */
export async function forgetSecrets(tx: Tx, mailId: string): Promise<void> {
  await tx.mail.updateMany({
    where: { id: mailId, kind: { in: [...SECRET_KINDS] }, state: { not: 'queued' } },
    data: { html: '', text: '' },
  });
}

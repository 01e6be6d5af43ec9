import type { Mail } from '@/lib/platform/db/generated/client';
import type { Tx } from '@/lib/platform/tenancy';
import { followsItsReader } from './addressing.rules';
import { headerText } from './header-text';

export type Addressed = Pick<Mail, 'recipientUserId' | 'triedAt' | 'kind' | 'toAddress'>;

/**
 * Asked as the mailer, for any number of mails in one statement. A reader's address may have changed since a mail was
 * written, and the old one may be somebody else's by now.
 * @returns where each waiting mail goes, in order: to its reader's current address if it follows them; else where it
 * says.
 */
export async function addressesNow(tx: Tx, mails: readonly Addressed[]): Promise<readonly string[]> {
  const readers = mails.map((mail) => (followsItsReader(mail) ? mail.recipientUserId : null));
  const readerIds = [...new Set(readers.filter((reader) => reader !== null))];
  if (readerIds.length === 0) return mails.map(({ toAddress }) => toAddress);
  const rows = await tx.$queryRaw<{ readonly id: string; readonly email: string }[]>`
    SELECT id::text, email FROM app.addresses_of(${readerIds}::uuid[])`;
  const emails = new Map(rows.map(({ id, email }) => [id, headerText(email)]));
  return mails.map(({ toAddress }, index) => emails.get(readers[index] ?? '') ?? toAddress);
}

/** @returns the same of one mail. */
export async function addressNow(tx: Tx, mail: Addressed): Promise<string> {
  const [address = mail.toAddress] = await addressesNow(tx, [mail]);
  return address;
}

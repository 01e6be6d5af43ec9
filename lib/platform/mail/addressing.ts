import type { Mail } from '@/lib/platform/db/generated/client';
import { become, type Tx } from '@/lib/platform/tenancy';
import { followsItsReader } from './addressing.rules';
import { headerText } from './header-text';

type Addressed = Pick<Mail, 'recipientUserId' | 'triedAt' | 'kind' | 'toAddress'>;

/**
 * Asked as the mailer. A reader's address may have changed since a mail was written, and the one that it was written to may be
 * somebody else's by now.
 * @returns where a mail that waits is sent to: where its reader is reached now, if it follows them; else what it says.
 */
export async function addressNow(tx: Tx, mail: Addressed): Promise<string> {
  const { recipientUserId, toAddress } = mail;
  if (recipientUserId === null || !followsItsReader(mail)) return toAddress;
  await become(tx, { kind: 'user', userId: recipientUserId });
  const reader = await tx.user.findUnique({
    where: { id: recipientUserId, deletedAt: null },
    select: { email: true },
  });
  await become(tx, { kind: 'mailer' });
  return reader ? headerText(reader.email) : toAddress;
}

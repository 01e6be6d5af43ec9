import type { Mail } from '@/lib/platform/db/generated/client';
import { Prisma } from '@/lib/platform/db/generated/client';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { type Addressed, addressesNow, addressNow } from './addressing';
import { releaseMail } from './queue';

type Again = Omit<Addressed, 'triedAt'>;

/**
 * @returns where mails would go if sent again: the new ones were never given to the service, so they follow their
 * readers.
 */
export function addressesAgain(tx: Tx, mails: readonly Again[]): Promise<readonly string[]> {
  return addressesNow(
    tx,
    mails.map((mail) => ({ ...mail, triedAt: null })),
  );
}

/** @returns the same for one mail. */
export function addressAgain(tx: Tx, { recipientUserId, toAddress, kind }: Again): Promise<string> {
  return addressNow(tx, { recipientUserId, toAddress, kind, triedAt: null });
}

/**
 * Writes a mail again, word for word, under a new id and so a new idempotency key, and has it sent; as the mailer. The
 * first stays as it is, a fact; that it was sent again is another, recorded at most once.
 * @returns the new mail's id; null when somebody was faster.
 */
export async function queueAgain(
  tx: Tx,
  mail: Mail,
  { byId, at }: { readonly byId: string; readonly at: Date },
): Promise<string | null> {
  const id = newId();
  const { workspaceId, engagementId, recipientUserId, toAddress, kind, subjectId } = mail;
  const { subject, html, text, replyTo, headers, attachments } = mail;
  await tx.mail.createMany({
    data: {
      id,
      workspaceId,
      engagementId,
      recipientUserId,
      toAddress,
      kind,
      subjectId,
      subject,
      html,
      text,
      replyTo,
      headers: headers ?? Prisma.DbNull,
      attachments: attachments ?? Prisma.DbNull,
      createdAt: at,
    },
  });
  const noted = await tx.mailSentAgain.createMany({
    data: { mailId: mail.id, againId: id, byId, at },
    skipDuplicates: true,
  });
  if (noted.count === 0) {
    await tx.mail.deleteMany({ where: { id } });
    return null;
  }
  await releaseMail(tx, id);
  return id;
}

import type { ReactElement } from 'react';
import { now } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { headerText } from './header-text';
import { sendMail } from './jobs';
import { rendered } from './rendering';

/** A stored file that goes along. */
export type MailAttachment = {
  readonly fileName: string;
  readonly sha256: string;
  readonly contentType: string;
};

export type OutgoingMail = {
  readonly to: string;
  /** `brief.handed_over`: what kind of message it is */
  readonly kind: string;
  readonly subject: string;
  readonly element: ReactElement;
  readonly workspaceId?: string;
  readonly engagementId?: string;
  readonly recipientUserId?: string;
  /** what it is about, so that a page can show the mail's state beside it */
  readonly subjectId?: string;
  /** the same key twice is one mail */
  readonly uniqueKey?: string;
  readonly attachments?: readonly MailAttachment[];
};

/**
 * Writes a mail and the job that sends it, in the caller's transaction.
 * @returns the mail's id; null when a mail with the same unique key exists already.
 */
export async function queueMail(tx: Tx, mail: OutgoingMail): Promise<string | null> {
  const { html, text } = await rendered(mail.element);
  const id = newId();
  const attachments: Prisma.InputJsonArray = (mail.attachments ?? []).map((attachment) => ({
    ...attachment,
  }));
  const written = await tx.mail.createMany({
    data: {
      id,
      workspaceId: mail.workspaceId ?? null,
      engagementId: mail.engagementId ?? null,
      recipientUserId: mail.recipientUserId ?? null,
      subjectId: mail.subjectId ?? null,
      toAddress: headerText(mail.to),
      kind: mail.kind,
      subject: headerText(mail.subject),
      html,
      text,
      attachments,
      uniqueKey: mail.uniqueKey ?? null,
      createdAt: now(),
    },
    skipDuplicates: true,
  });
  if (written.count === 0) return null;
  await enqueue(tx, sendMail, { mailId: id }, { key: `mail:${id}` });
  return id;
}

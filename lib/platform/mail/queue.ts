import { now } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import { type AnswerIs, whileRendering } from './about-this-mail';
import type { MailContent } from './content';
import { isOfNobody } from './gone';
import { headerText } from './header-text';
import { sendMail } from './jobs';
import { rendered } from './rendering';
import { replyAddressFor } from './reply-addresses';
import { unsubscribeLinks } from './unsubscribe-links';

/** A stored file to attach. */
export type MailAttachment = {
  readonly fileName: string;
  readonly sha256: string;
  readonly contentType: string;
};

export type OutgoingMail = MailContent & {
  /** defaults to a new one */
  readonly id?: string;
  readonly to: string;
  /** `brief.handed_over`: the kind of message */
  readonly kind: string;
  readonly workspaceId?: string;
  readonly engagementId?: string;
  readonly recipientUserId?: string;
  /** what it is about, so that a page can show the mail's state beside it */
  readonly subjectId?: string;
  /** the same key twice is one mail */
  readonly uniqueKey?: string;
  readonly attachments?: readonly MailAttachment[];
  /** what a reply to it is about; with a recipient and an engagement the mail gets a reply address */
  readonly answersTo?: {
    readonly subject: string;
    readonly subjectId: string;
    /** the question it carries, which a reply answers */
    readonly questionId?: string;
    /** it carries several questions, so a reply answers none of them */
    readonly leavesOpen?: boolean;
  };
  /** the kinds of mail that its unsubscribe link stops; none: it has to be sent */
  readonly stops?: readonly string[];
  /** further header fields */
  readonly headers?: Readonly<Record<string, string>>;
  /** written now, and sent when `releaseHeldMail` is called */
  readonly isHeld?: boolean;
};

/** @returns what happens to a reply. */
function answerIsOf({ answersTo }: OutgoingMail): AnswerIs {
  if (answersTo?.questionId !== undefined) return 'answer';
  return answersTo?.leavesOpen ? 'message beside questions' : 'message';
}

/**
 * Writes a mail and the job that sends it, in the caller's transaction.
 * @returns the mail's id; null when a mail with the same unique key exists already, or its reader has deleted their
 * account.
 */
export async function queueMail(tx: Tx, mail: OutgoingMail): Promise<string | null> {
  if (isOfNobody(mail.to)) return null;
  const replyTo = await replyAddressOf(tx, mail);
  const stop = stopOf(mail);
  const facts = { stopUrl: stop?.url ?? null, answerIs: replyTo === null ? null : answerIsOf(mail) };
  const { html, text } = await whileRendering(facts, () => rendered(mail.element));
  const id = mail.id ?? newId();
  const attachments: Prisma.InputJsonArray = (mail.attachments ?? []).map((attachment) => ({
    ...attachment,
  }));
  const row = {
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
    headers: safeHeaders({ ...mail.headers, ...stop?.headers }),
    replyTo,
    uniqueKey: mail.uniqueKey ?? null,
    createdAt: now(),
  };
  const written = await insertAll(tx, 'mails', [row], { skipDuplicates: true });
  if (written === 0) return null;
  if (!mail.isHeld) await releaseMail(tx, id);
  return id;
}

/** Releases a held mail to an address, in the caller's transaction. */
export async function releaseHeldMail(tx: Tx, id: string, to: string): Promise<void> {
  await tx.mail.updateMany({
    where: { id, state: 'queued', triedAt: null },
    data: { toAddress: headerText(to) },
  });
  await releaseMail(tx, id);
}

/** Has a written mail sent, in the caller's transaction. */
export async function releaseMail(tx: Tx, id: string): Promise<void> {
  await enqueue(tx, sendMail, { mailId: id }, { key: `mail:${id}` });
}

/** Removes held mails that were never sent: another one says what they would have. */
export async function dropHeldMails(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.mail.deleteMany({ where: { id: { in: [...ids] }, state: 'queued', acceptedAt: null } });
}

/** A header may be as long as a line of a message (RFC 5322, 2.1.1), for example one that holds a page's address. */
const LONGEST_HEADER = 900;

function safeHeaders(headers: Readonly<Record<string, string>>): Prisma.InputJsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, headerText(value, LONGEST_HEADER)]),
  );
}

function stopOf({ stops = [], recipientUserId, workspaceId }: OutgoingMail) {
  if (stops.length === 0 || recipientUserId === undefined) return null;
  return unsubscribeLinks({ userId: recipientUserId, workspaceId: workspaceId ?? null, kinds: stops });
}

async function replyAddressOf(tx: Tx, mail: OutgoingMail): Promise<string | null> {
  const { answersTo, workspaceId, engagementId, recipientUserId: userId } = mail;
  if (!answersTo || workspaceId === undefined || engagementId === undefined || userId === undefined)
    return null;
  return replyAddressFor(tx, { ...answersTo, workspaceId, engagementId, userId });
}

import { newId } from '@/lib/platform/ids';
import { dropHeldMails, queueMail, releaseHeldMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { addressOf, hasConversation } from '../kinds/places.rules';
import { unsubscribedBy } from '../kinds/registry.rules';
import { combinedMail } from './emails/combined';
import { EXCERPT, WEEK } from './excerpt';
import { questionsIn, replyTarget, type WaitingNotification } from './gathering.rules';
import { findOutdated, findQuotingAnswered } from './outdated';

/** A notification whose mail is due, and with what it goes. */
export type Due = Pick<WaitingNotification, 'id' | 'gathering'>;

/**
 * Mails those that are to be one mail, as far as they are still worth it: not read meanwhile, and still true. In their
 * reader's transaction, which locks and marks them.
 * @throws whatever stands in the way of one of them
 */
export async function mailTogether(tx: Tx, due: readonly Due[], at: Date): Promise<void> {
  const waiting = await takeWaiting(
    tx,
    due.map(({ id }) => id),
  );
  const outdated = await findOutdated(tx, waiting, at);
  const isOver = ({ id, readAt, kind, excerpt, isOfEarlier }: Taken) =>
    readAt !== null || isOfEarlier || outdated.has(id) || (kind.startsWith('thread.') && excerpt === '');
  await forget(tx, waiting.filter(isOver));
  const [first, ...others] = waiting.filter((notification) => !isOver(notification));
  if (!first) return;
  const mail = [first, ...others] as const;
  const quoting = await findQuotingAnswered(tx, mail);
  const own = mail.length === 1 && !quoting.has(first.id) ? first.mailId : null;
  const mailId = own ? await release(tx, own) : await gather(tx, mail, at);
  await tx.notification.updateMany({
    where: { id: { in: mail.map(({ id }) => id) }, mailedAt: null },
    data: { mailId, mailedAt: at },
  });
}

type Taken = WaitingNotification & {
  /** it is from an earlier time on the business's staff: its reader left before it was mailed, and has come back */
  readonly isOfEarlier: boolean;
};

/** Locks what is due: two workers may have the same; the second waits here and then finds it mailed. */
async function takeWaiting(tx: Tx, ids: readonly string[]): Promise<readonly Taken[]> {
  return tx.$queryRaw<Taken[]>`
    SELECT n.id, n.workspace_id AS "workspaceId", n.engagement_id AS "engagementId", n.side::text AS side, n.kind,
           n.subject::text AS subject, n.subject_id AS "subjectId", n.event_key AS "eventKey", n.text, ${EXCERPT} AS excerpt, ${WEEK} AS week, n.created_at AS "createdAt",
           n.read_at AS "readAt", n.gathering, n.mail_id AS "mailId", w.name AS business, w.slug,
           n.side = 'owner' AND EXISTS (SELECT 1 FROM memberships m
             WHERE m.workspace_id = n.workspace_id AND m.user_id = n.recipient_id AND m.created_at > n.created_at) AS "isOfEarlier"
    FROM notifications n JOIN workspaces w ON w.id = n.workspace_id
    WHERE n.id = ANY (${[...ids]}::uuid[]) AND n.mail_at IS NOT NULL AND n.mailed_at IS NULL
    ORDER BY n.created_at, n.id
    FOR UPDATE OF n`;
}

/**
 * A notification read before its mail was sent needs none, a deleted message has nothing to say, and nobody is reminded
 * of what is done, or told what happened before they left and came back.
 */
async function forget(tx: Tx, over: readonly WaitingNotification[]): Promise<void> {
  if (over.length === 0) return;
  await dropHeldMails(tx, heldOf(over));
  await tx.notification.updateMany({
    where: { id: { in: over.map(({ id }) => id) }, mailedAt: null },
    data: { mailAt: null, mailId: null },
  });
}

/** A held mail goes to its reader's current address: the one it was written for may be somebody else's. */
async function release(tx: Tx, mailId: string): Promise<string> {
  const { email } = await readerOf(tx);
  await releaseHeldMail(tx, mailId, email);
  return mailId;
}

type OneMail = readonly [WaitingNotification, ...WaitingNotification[]];

async function gather(tx: Tx, mail: OneMail, at: Date): Promise<string> {
  const [first] = mail;
  const reader = await readerOf(tx);
  const { kind, subject, element } = combinedMail(
    mail.map((notification) => ({ ...notification, url: addressOf(notification) })),
    { zone: reader.timeZone, now: at },
  );
  await dropHeldMails(tx, heldOf(mail));
  const isOneBusiness = mail.every(({ workspaceId }) => workspaceId === first.workspaceId);
  const isOneThing = mail.every(({ subjectId }) => subjectId === first.subjectId);
  const id = newId();
  await queueMail(tx, {
    id,
    to: reader.email,
    kind,
    subject,
    element,
    recipientUserId: reader.id,
    ...(isOneBusiness ? { workspaceId: first.workspaceId } : {}),
    ...(isOneThing ? await aboutOf(tx, mail) : {}),
    stops: unsubscribedBy(
      kind,
      mail.map((notification) => notification.kind),
    ),
    // a notification begins at most one mail, so its id makes this unique
    uniqueKey: `notices:${first.id}`,
  });
  return id;
}

/** Where it is, and what a reply by mail becomes: the answer to its one question, or a message in the conversation. */
async function aboutOf(tx: Tx, mail: OneMail) {
  const [{ workspaceId, engagementId, subject, subjectId }] = mail;
  if (!hasConversation(subject)) return { engagementId, subjectId };
  const open = await tx.clarification.findMany({
    where: { workspaceId, id: { in: [...questionsIn(mail)] }, answeredAt: null },
    select: { id: true },
  });
  const answersTo = { subject, subjectId, ...replyTarget(open.map(({ id }) => id)) };
  return { engagementId, subjectId, answersTo };
}

async function readerOf(tx: Tx) {
  const [reader] = await tx.$queryRaw<{ id: string; email: string; timeZone: string }[]>`
    SELECT id, email, time_zone AS "timeZone" FROM users WHERE id = app.me()`;
  if (!reader) throw new Error('whoever is told has no row of their own');
  return reader;
}

function heldOf(notifications: readonly WaitingNotification[]): readonly string[] {
  return notifications.flatMap(({ mailId }) => mailId ?? []);
}

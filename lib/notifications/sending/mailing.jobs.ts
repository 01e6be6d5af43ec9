import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { defineJob } from '@/lib/platform/jobs';
import { dropHeldMails, queueMail, releaseHeldMail } from '@/lib/platform/mail';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { addressOf, hasConversation } from '../kinds/places.rules';
import { unsubscribedBy } from '../kinds/registry.rules';
import { combinedMail } from './emails/combined';
import { EXCERPT, WEEK } from './excerpt';
import { groupByMail, questionsIn, replyTarget, type WaitingNotification } from './gathering.rules';
import { findOutdated, findQuotingAnswered } from './outdated';

/**
 * Mails what a person has waiting: a mail held back, or one for everything that belongs together. Nothing is mailed
 * that they have read meanwhile, and no reminder that is no longer true. Runs as the person, since nobody else can see
 * their notifications, which are locked and marked in the transaction that writes the mail: each is mailed once,
 * however many workers or crashes there are.
 */
export const mailNotifications = defineJob({
  name: 'notifications.mail',
  payload: z.object({ recipientId: z.uuid(), dueAt: z.iso.datetime() }),
  async run({ recipientId, dueAt }) {
    // the queue uses the database's clock, which may be ahead of ours
    const at = new Date(Math.max(now().getTime(), Date.parse(dueAt)));
    await withActor({ kind: 'user', userId: recipientId }, (tx) => mailWaiting(tx, recipientId, at));
  },
});

async function mailWaiting(tx: Tx, recipientId: string, at: Date): Promise<void> {
  const waiting = await takeWaiting(tx, recipientId, at);
  const outdated = await findOutdated(tx, waiting, at);
  const isOver = ({ id, readAt, kind, excerpt }: WaitingNotification) =>
    readAt !== null || outdated.has(id) || (kind.startsWith('thread.') && excerpt === '');
  await forget(tx, waiting.filter(isOver));
  const told = waiting.filter((notification) => !isOver(notification));
  const quoting = await findQuotingAnswered(tx, told);
  for (const mail of groupByMail(told)) {
    const [first] = mail;
    const own = mail.length === 1 && !quoting.has(first.id) ? first.mailId : null;
    const mailId = own ? await release(tx, own) : await gather(tx, mail, at);
    await tx.notification.updateMany({
      where: { id: { in: mail.map(({ id }) => id) }, mailedAt: null },
      data: { mailId, mailedAt: at },
    });
  }
}

/** Locks what is due: two workers may have the same; the second waits here and then finds it mailed. */
async function takeWaiting(tx: Tx, recipientId: string, at: Date): Promise<readonly WaitingNotification[]> {
  return tx.$queryRaw<WaitingNotification[]>`
    SELECT n.id, n.workspace_id AS "workspaceId", n.engagement_id AS "engagementId", n.side::text AS side, n.kind,
           n.subject::text AS subject, n.subject_id AS "subjectId", n.event_key AS "eventKey", n.text, ${EXCERPT} AS excerpt, ${WEEK} AS week, n.created_at AS "createdAt",
           n.read_at AS "readAt", n.gathering, n.mail_id AS "mailId", w.name AS business, w.slug
    FROM notifications n JOIN workspaces w ON w.id = n.workspace_id
    WHERE n.recipient_id = ${recipientId}::uuid AND n.mail_at <= ${at} AND n.mailed_at IS NULL
    ORDER BY n.created_at, n.id
    FOR UPDATE OF n`;
}

/**
 * A notification read before its mail was sent needs none, a deleted message has nothing to say, and nobody is reminded
 * of what is done.
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

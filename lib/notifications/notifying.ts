import { newId } from '@/lib/platform/ids';
import { isOfNobody, type MailAttachment, type MailContent, queueMail } from '@/lib/platform/mail';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import { shortened } from '@/lib/platform/text/shortened';
import { formatInstant } from '@/lib/platform/time/format';
import { DAY_MS } from '@/lib/platform/time/lengths';
import type { RequestedAction, Side, Words } from './kinds/kind.rules';
import { hasConversation, type NotificationSubject } from './kinds/places.rules';
import {
  factsOf,
  kindsCompletedBy,
  kindsRequesting,
  type NotificationKind,
  repeats,
  unsubscribedBy,
} from './kinds/registry.rules';
import { planNotification } from './planning/planning.rules';
import { readPreferences } from './planning/preferences.queries';
import { mailLater } from './sending/mailing-later';
import { pushLater } from './sending/pushing.jobs';

/** Letters of a line of the list; the page it leads to has the whole text. */
const MOST_SHOWN = 400;

/** Something that one person is told. */
export type NewNotification<Kind extends NotificationKind = NotificationKind> = {
  readonly kind: Kind;
  /** the row that it is about: per kind and person it is told once */
  readonly factId: string;
  readonly at: Date;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly side: Side;
  readonly reader: { readonly id: string; readonly email: string };
  /** where it leads, and what marks it as read when its page is opened */
  readonly subject: { readonly kind: NotificationSubject; readonly id: string };
  readonly words: Omit<Words, 'when'>;
  /** the instant that its text names, if any */
  readonly moment?: Date | null;
  /** what the other person wrote, shown below it in the list */
  readonly excerpt?: string;
  /** its own mail; left out, one is made from its text */
  readonly mail?: MailContent;
  readonly attachments?: readonly MailAttachment[];
  /** the question in its mail: a reply answers that one */
  readonly questionId?: string;
  /** the name under which several like it are one mail */
  readonly gatheredBy?: string;
  /** it became due during an outage */
  readonly isLate?: boolean;
};

/**
 * Tells one person something, in the transaction of what happened: a row that is theirs alone, and then by the channels
 * they want. The only way for the product to notify anybody.
 */
export async function notify<Kind extends NotificationKind>(
  tx: Tx,
  notification: NewNotification<Kind>,
): Promise<void> {
  const { kind, at, reader, mail } = notification;
  // somebody who has left is told nothing any more, though what is owed to them is still answered and paid
  if (isOfNobody(reader.email)) return;
  const found = await readPreferences(tx, { ...notification, readerId: reader.id });
  const facts = factsOf(kind);
  const event = {
    gatheredBy: notification.gatheredBy ?? null,
    gatheredUntil: found.gatheredUntil,
    isLate: notification.isLate ?? false,
  };
  const { isListed, mail: planned, pushAt } = planNotification(facts, found.preferences, event, at);
  const isSentNow = mail !== undefined && planned !== null && planned.at <= at;
  const id = newId();
  const mailId = mail && planned ? newId() : null;
  const when = notification.moment ? formatInstant(notification.moment, found.preferences.zone, at) : null;
  const row = {
    workspaceId: notification.workspaceId,
    id,
    engagementId: notification.engagementId,
    recipientId: reader.id,
    side: notification.side,
    kind,
    eventKey: notification.factId,
    subject: notification.subject.kind,
    subjectId: notification.subject.id,
    text: shortened(facts.text({ ...notification.words, when }), MOST_SHOWN),
    excerpt: shortened(notification.excerpt ?? '', MOST_SHOWN),
    createdAt: at,
    isListed,
    mailAt: planned?.at ?? null,
    gathering: planned?.gathering ?? null,
    mailId,
    mailedAt: isSentNow ? at : null,
    pushAt: found.hasDevice ? pushAt : null,
  };
  const inserted = await insertAll(tx, 'notifications', [row], { skipDuplicates: true });
  if (inserted === 0) return;
  if (isListed && repeats(kind)) await listLatest(tx, notification, id);
  if (mail && mailId) await write(tx, notification, { ...mail, id: mailId, isHeld: !isSentNow });
  if (planned && !isSentNow) await mailLater(tx, { recipientId: reader.id, id, mail: planned });
  if (found.hasDevice && pushAt) {
    const push = { recipientId: reader.id, workspaceId: notification.workspaceId, noticeId: id };
    await pushLater(tx, push, pushAt);
  }
}

/** The longest time between a reminder and the next of the same: of an agreement, from the 10th day to the 20th. */
const REPEATED_WITHIN_DAYS = 30;

/** The same said again of the same thing takes the place of what was said before, which a list would only repeat. */
async function listLatest(
  tx: Tx,
  { workspaceId, engagementId, at }: Pick<NewNotification, 'workspaceId' | 'engagementId' | 'at'>,
  id: string,
): Promise<void> {
  const since = new Date(at.getTime() - REPEATED_WITHIN_DAYS * DAY_MS);
  await tx.$executeRaw`
    SELECT app.list_latest(${workspaceId}::uuid, ${engagementId}::uuid, ${id}::uuid, ${since})`;
}

type Written = MailContent & { readonly id: string; readonly isHeld: boolean };

async function write(tx: Tx, notification: NewNotification, mail: Written): Promise<void> {
  const { workspaceId, engagementId, kind, factId, reader, subject, attachments, questionId } = notification;
  const about = { subject: subject.kind, subjectId: subject.id, ...(questionId ? { questionId } : {}) };
  await queueMail(tx, {
    ...mail,
    to: reader.email,
    kind,
    workspaceId,
    engagementId,
    recipientUserId: reader.id,
    subjectId: subject.id,
    ...(hasConversation(subject.kind) ? { answersTo: about } : {}),
    stops: unsubscribedBy(kind, [kind]),
    uniqueKey: `${kind}:${factId}:${reader.id}`,
    ...(attachments ? { attachments } : {}),
  });
}

type NotificationKey = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly readerId: string;
  readonly kind: NotificationKind;
  readonly factId: string;
};

/** @returns whether somebody has been reached: its mail has been sent, a device has shown it, or they have read it. */
export async function wasNotified(tx: Tx, about: NotificationKey): Promise<boolean> {
  const { workspaceId, engagementId, readerId, kind, factId } = about;
  const [row] = await tx.$queryRaw<{ told: boolean }[]>`
    SELECT app.was_told(${workspaceId}::uuid, ${engagementId}::uuid, ${readerId}::uuid, ${kind}, ${factId}) AS told`;
  return row?.told ?? false;
}

type TakenBack = EngagementRef & {
  /** those who were told */
  readonly readerIds: readonly string[];
  readonly subjectId: string;
  readonly kinds: readonly NotificationKind[];
  /** when what is withdrawn was done: anything told before is about something else */
  readonly since: Date;
  readonly at: Date;
};

/**
 * Withdraws the notifications about something that was taken back: they count as read, so that no waiting mail and no
 * device announces them. People not reached yet don't find it in their list either.
 * @returns the ids of those already reached: a mail has been sent, a device has shown it, or they have read it
 */
export async function withdrawNotifications(tx: Tx, taken: TakenBack): Promise<ReadonlySet<string>> {
  const { workspaceId, engagementId, readerIds, subjectId, kinds, since, at } = taken;
  const [row] = await tx.$queryRaw<{ told: string[] }[]>`
    SELECT app.take_back_notices(${workspaceId}::uuid, ${engagementId}::uuid, ${[...readerIds]}::uuid[], ${subjectId}::uuid,
      ${[...kinds]}::text[], ${since}, ${at})::text[] AS told`;
  return new Set(row?.told ?? []);
}

type MentionUpdate = EngagementRef & {
  readonly messageId: string;
  readonly readerIds: readonly string[];
  /** whether the message mentions them now */
  readonly isMentioned: boolean;
  readonly at: Date;
};

/**
 * Removes a mention from people's lists after the message was edited, or restores it if the mention is back.
 * @returns the ids of those not reached yet: no mail has been sent, no device has shown it, and they haven't read it
 */
export async function updateMentions(tx: Tx, naming: MentionUpdate): Promise<ReadonlySet<string>> {
  const { workspaceId, engagementId, messageId, readerIds, isMentioned, at } = naming;
  if (readerIds.length === 0) return new Set();
  const [row] = await tx.$queryRaw<{ notReached: string[] }[]>`
    SELECT app.list_naming(${workspaceId}::uuid, ${engagementId}::uuid, ${[...readerIds]}::uuid[], ${messageId}::uuid,
      ${isMentioned}, ${at})::text[] AS "notReached"`;
  return new Set(row?.notReached ?? []);
}

type Done = EngagementRef & {
  /** the kind that announces that something is done */
  readonly kind: NotificationKind;
  /** the row that it is about */
  readonly factId: string;
  /** other rows that were announced, and that are done by it as well */
  readonly alsoCompletes?: readonly string[];
  /** the subject whose notifications asked for it */
  readonly subjectId: string;
  readonly at: Date;
};

/**
 * Ends a request that somebody has now fulfilled: for everybody who was asked, the notification counts as read, so that
 * no waiting mail and no device asks for it any more. It stays in their list. Called when that is announced, after
 * everybody has been told.
 */
export async function settleRequests(tx: Tx, done: Done): Promise<void> {
  const { subject, fact } = kindsCompletedBy(done.kind);
  await settle(tx, done, subject, fact);
  for (const factId of done.alsoCompletes ?? []) await settle(tx, { ...done, factId }, [], fact);
}

type Undone = EngagementRef & {
  /** what nobody needs to do any more */
  readonly actions: readonly RequestedAction[];
  /** the announced row, if one of several in a subject was withdrawn; left out: all of the subject */
  readonly factId?: string;
  readonly subjectId: string;
  readonly at: Date;
};

/**
 * Ends a request that nobody needs to fulfil any more, without announcing anything: it was withdrawn, or what it
 * belongs to is over. As `settleRequests`.
 */
export async function withdrawRequests(tx: Tx, { actions, factId, ...place }: Undone): Promise<void> {
  const { subject, fact } = kindsRequesting(actions);
  if (factId === undefined) await settle(tx, { ...place, factId: '' }, [...subject, ...fact], []);
  else await settle(tx, { ...place, factId }, subject, fact);
}

/** The kinds that announce a message. */
const OF_MESSAGES = ['thread.message', 'thread.mention'] as const satisfies readonly NotificationKind[];

type Deleted = EngagementRef & {
  readonly messageId: string;
  /** what its conversation is about */
  readonly subjectId: string;
  readonly at: Date;
};

/**
 * Ends what announced a message that its author has deleted: nobody has anything to read there. As `settleRequests`. The
 * e-mails that told of it keep none of its words either.
 */
export async function settleMessage(tx: Tx, { messageId, ...place }: Deleted): Promise<void> {
  await settle(tx, { ...place, factId: messageId }, [], OF_MESSAGES);
  const { workspaceId, engagementId } = place;
  await tx.$queryRaw`
    SELECT app.forget_told_words(${workspaceId}::uuid, ${engagementId}::uuid, ${messageId}::uuid)::text`;
}

type Settled = Omit<Done, 'kind' | 'alsoCompletes'>;

async function settle(
  tx: Tx,
  { workspaceId, engagementId, subjectId, factId, at }: Settled,
  ofThing: readonly NotificationKind[],
  ofRow: readonly NotificationKind[],
): Promise<void> {
  if (ofThing.length + ofRow.length === 0) return;
  await tx.$executeRaw`
    SELECT app.settle_notices(${workspaceId}::uuid, ${engagementId}::uuid, ${subjectId}::uuid, ${[...ofThing]}::text[],
      ${factId}, ${[...ofRow]}::text[], ${at})`;
}

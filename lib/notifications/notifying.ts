import { z } from 'zod';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import { isOfNobody, type Letter, type MailAttachment, queueMail } from '@/lib/platform/mail';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import { formatInstant } from '@/lib/platform/time/format';
import type { Deed, Side, Words } from './kind.rules';
import { mailNotices } from './mailing.jobs';
import { isTalkedAbout, type NoticeSubject } from './places.rules';
import { MAIL_CHOICES, type Planned, planNotice, type Wishes } from './planning.rules';
import { pushNotice } from './pushing.jobs';
import { askingFor, askingForWhat, factsOf, type NoticeKind, stoppedBy } from './registry.rules';

/** Something that one person is told. */
export type Notice<Kind extends NoticeKind = NoticeKind> = {
  readonly kind: Kind;
  /** the row that it is about: with the kind and the person it is told once, whatever runs twice */
  readonly factId: string;
  readonly at: Date;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly side: Side;
  readonly reader: { readonly id: string; readonly email: string };
  /** where it leads to, and what counts as read once its page is open */
  readonly subject: { readonly kind: NoticeSubject; readonly id: string };
  readonly words: Omit<Words, 'when'>;
  /** the instant that its text names, if it names one */
  readonly moment?: Date | null;
  /** what the other wrote, as the list shows it below */
  readonly excerpt?: string;
  /** its own letter; left out, its mail is made of its text */
  readonly letter?: Letter;
  readonly attachments?: readonly MailAttachment[];
  /** the question that its letter carries: an answer by mail answers that one */
  readonly questionId?: string;
  /** the name under which several like it are one mail */
  readonly gatheredBy?: string;
  /** its moment went by in a standstill */
  readonly isLate?: boolean;
};

/**
 * Tells one person of something, in the transaction of what happened: a row that is theirs alone, and then by the
 * channels they want. The one way for the product to speak to somebody by itself.
 */
export async function notify<Kind extends NoticeKind>(tx: Tx, notice: Notice<Kind>): Promise<void> {
  const { kind, at, reader, letter } = notice;
  // who has left is told of nothing any more, though what is owed to them is still answered and paid
  if (isOfNobody(reader.email)) return;
  const found = await readWishes(tx, notice);
  const facts = factsOf(kind);
  const event = {
    gatheredBy: notice.gatheredBy ?? null,
    gatheredUntil: found.gatheredUntil,
    isLate: notice.isLate ?? false,
  };
  const { isListed, mail, pushAt } = planNotice(facts, found.wishes, event, at);
  const isSentNow = letter !== undefined && mail !== null && mail.at <= at;
  const id = newId();
  const mailId = letter && mail ? newId() : null;
  const when = notice.moment ? formatInstant(notice.moment, found.wishes.zone, at) : null;
  const row = {
    workspaceId: notice.workspaceId,
    id,
    engagementId: notice.engagementId,
    recipientId: reader.id,
    side: notice.side,
    kind,
    eventKey: notice.factId,
    subject: notice.subject.kind,
    subjectId: notice.subject.id,
    text: shortened(facts.text({ ...notice.words, when })),
    excerpt: shortened(notice.excerpt ?? ''),
    createdAt: at,
    isListed,
    mailAt: mail?.at ?? null,
    gathering: mail?.gathering ?? null,
    mailId,
    mailedAt: isSentNow ? at : null,
    pushAt: found.hasDevice ? pushAt : null,
  };
  const told = await insertAll(tx, 'notifications', [row], { skipDuplicates: true });
  if (told === 0) return;
  if (letter && mailId) await write(tx, notice, { ...letter, id: mailId, isHeld: !isSentNow });
  if (mail && !isSentNow) await mailLater(tx, { recipientId: reader.id, id, mail });
  if (found.hasDevice && pushAt) {
    const told = { recipientId: reader.id, workspaceId: notice.workspaceId, noticeId: id };
    await enqueue(tx, pushNotice, told, { runAt: pushAt });
  }
}

type Written = Letter & { readonly id: string; readonly isHeld: boolean };

async function write(tx: Tx, notice: Notice, letter: Written): Promise<void> {
  const { workspaceId, engagementId, kind, factId, reader, subject, attachments, questionId } = notice;
  const about = { subject: subject.kind, subjectId: subject.id, ...(questionId ? { questionId } : {}) };
  await queueMail(tx, {
    ...letter,
    to: reader.email,
    kind,
    workspaceId,
    engagementId,
    recipientUserId: reader.id,
    subjectId: subject.id,
    ...(isTalkedAbout(subject.kind) ? { answersTo: about } : {}),
    stops: stoppedBy(kind, [kind]),
    uniqueKey: `${kind}:${factId}:${reader.id}`,
    ...(attachments ? { attachments } : {}),
  });
}

type Later = { readonly recipientId: string; readonly id: string; readonly mail: Planned };

/** One job for all that a person is told together; what waits under its key already is due no later. */
async function mailLater(tx: Tx, { recipientId, id, mail }: Later): Promise<void> {
  const { at, gathering } = mail;
  await enqueue(
    tx,
    mailNotices,
    { recipientId, dueAt: at.toISOString() },
    { runAt: at, key: `notices:${recipientId}:${gathering ?? id}:${at.getTime()}` },
  );
}

type Told = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly readerId: string;
  readonly kind: NoticeKind;
  readonly factId: string;
};

/** @returns whether somebody has heard of something: its mail has gone, a device has shown it, or they have read it. */
export async function wasTold(tx: Tx, told: Told): Promise<boolean> {
  const { workspaceId, engagementId, readerId, kind, factId } = told;
  const [row] = await tx.$queryRaw<{ told: boolean }[]>`
    SELECT app.was_told(${workspaceId}::uuid, ${engagementId}::uuid, ${readerId}::uuid, ${kind}, ${factId}) AS told`;
  return row?.told ?? false;
}

type TakenBack = EngagementRef & {
  /** those who were told */
  readonly readerIds: readonly string[];
  readonly subjectId: string;
  readonly kinds: readonly NoticeKind[];
  /** when what is taken back was done: what was told before is of something else */
  readonly since: Date;
  readonly at: Date;
};

/**
 * Ends what notices of a thing ask for, since it was taken back: they count as read, so that no mail that waits and no device tells
 * of them. Whoever hadn't heard of it doesn't find it in their list either.
 * @returns the ids of those who had heard: a mail has gone, a device has shown it, or they have read it
 */
export async function takeNoticesBack(tx: Tx, taken: TakenBack): Promise<ReadonlySet<string>> {
  const { workspaceId, engagementId, readerIds, subjectId, kinds, since, at } = taken;
  const [row] = await tx.$queryRaw<{ told: string[] }[]>`
    SELECT app.take_back_notices(${workspaceId}::uuid, ${engagementId}::uuid, ${[...readerIds]}::uuid[], ${subjectId}::uuid,
      ${[...kinds]}::text[], ${since}, ${at})::text[] AS told`;
  return new Set(row?.told ?? []);
}

type Naming = EngagementRef & {
  readonly messageId: string;
  readonly readerIds: readonly string[];
  /** whether the message names them now */
  readonly isNamed: boolean;
  readonly at: Date;
};

/**
 * Takes off people's lists that a message names them, since it was edited and no longer does; or puts that back, where it does again.
 * @returns the ids of those who hadn't heard of it: no mail has gone, no device has shown it, and they haven't read it
 */
export async function listNaming(tx: Tx, naming: Naming): Promise<ReadonlySet<string>> {
  const { workspaceId, engagementId, messageId, readerIds, isNamed, at } = naming;
  if (readerIds.length === 0) return new Set();
  const [row] = await tx.$queryRaw<{ unheard: string[] }[]>`
    SELECT app.list_naming(${workspaceId}::uuid, ${engagementId}::uuid, ${[...readerIds]}::uuid[], ${messageId}::uuid,
      ${isNamed}, ${at})::text[] AS unheard`;
  return new Set(row?.unheard ?? []);
}

type Done = EngagementRef & {
  /** the kind by which it is told that something is done */
  readonly kind: NoticeKind;
  /** the row that it is about */
  readonly factId: string;
  /** the thing in whose notices it was asked for */
  readonly subjectId: string;
  readonly at: Date;
};

/**
 * Ends what was asked for, now that somebody has done it: for each who was asked, also whoever didn't do it, the notice counts as read, so
 * that no mail that waits and no device asks for it any more. It stays in their list. Called where the news is told, once all have been.
 */
export async function settleAsked(tx: Tx, done: Done): Promise<void> {
  const { subject, fact } = askingForWhat(done.kind);
  await settle(tx, done, subject, fact);
}

type Undone = EngagementRef & {
  /** what nobody is to do any more */
  readonly deeds: readonly Deed[];
  /** the row that was told, where one of several in a thing was taken back; left out: all of the thing */
  readonly factId?: string;
  readonly subjectId: string;
  readonly at: Date;
};

/**
 * Ends what was asked for and isn't to be done by anybody any more, where no news tells of that: it was taken back, or what it belongs to
 * is over. As `settleAsked`.
 */
export async function endAsked(tx: Tx, { deeds, factId, ...place }: Undone): Promise<void> {
  const { subject, fact } = askingFor(deeds);
  if (factId === undefined) await settle(tx, { ...place, factId: '' }, [...subject, ...fact], []);
  else await settle(tx, { ...place, factId }, subject, fact);
}

type Settled = Omit<Done, 'kind'>;

async function settle(
  tx: Tx,
  { workspaceId, engagementId, subjectId, factId, at }: Settled,
  ofThing: readonly NoticeKind[],
  ofRow: readonly NoticeKind[],
): Promise<void> {
  if (ofThing.length + ofRow.length === 0) return;
  await tx.$executeRaw`
    SELECT app.settle_notices(${workspaceId}::uuid, ${engagementId}::uuid, ${subjectId}::uuid, ${[...ofThing]}::text[],
      ${factId}, ${[...ofRow]}::text[], ${at})`;
}

const Read = z.object({
  zone: z.string(),
  quietFrom: z.int().nullable(),
  quietUntil: z.int().nullable(),
  digestAt: z.int(),
  digestWeekday: z.int(),
  choices: z.object({
    in_app: z.enum(['on', 'off']).optional(),
    mail: z.enum(MAIL_CHOICES).optional(),
    push: z.enum(['on', 'off']).optional(),
  }),
  gatheredUntil: z.coerce.date().nullable(),
  hasDevice: z.boolean(),
});

type Found = {
  readonly wishes: Wishes;
  readonly gatheredUntil: Date | null;
  readonly hasDevice: boolean;
};

/** Reads how somebody wants to be told, and nothing else of theirs. One query. */
async function readWishes(
  tx: Tx,
  { workspaceId, engagementId, reader, kind, gatheredBy, at }: Notice,
): Promise<Found> {
  const [row] = await tx.$queryRaw<{ found: unknown }[]>`
    SELECT app.wishes_of(${workspaceId}::uuid, ${engagementId}::uuid, ${reader.id}::uuid, ${kind},
      ${gatheredBy ?? null}, ${at}) AS found`;
  const { zone, quietFrom, quietUntil, digestAt, digestWeekday, choices, gatheredUntil, hasDevice } =
    Read.parse(row?.found);
  const isOn = (choice: 'on' | 'off' | undefined) => (choice === undefined ? null : choice === 'on');
  return {
    gatheredUntil,
    hasDevice,
    wishes: {
      inApp: isOn(choices.in_app),
      mail: choices.mail ?? null,
      push: isOn(choices.push),
      quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
      digest: { at: digestAt, weekday: digestWeekday },
      zone,
    },
  };
}

const MOST_SHOWN = 400;

/** A line of the list; what it is about has the whole. */
function shortened(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN - 1)}…`;
}

import { now } from '@/lib/platform/clock';
import { sql, type Tx } from '@/lib/platform/tenancy';
import type { Participant } from '../participants';
import { type ResponseTimes, responseTimes } from '../responses/responses.queries';
import type { Side } from '../rules';
import { windowsAhead } from '../scheduling.rules';
import type { SubjectRef } from '../subjects';
import { type Look, NEWEST, windowAt } from './looking.rules';
import type { MessageView } from './message';
import { ThreadFacts } from './thread.facts';
import { threadQuery } from './thread.statement';

export type { MessageView } from './message';
export { ThreadFacts, threadQuery };

type ThreadMessages = NonNullable<ThreadFacts['content']>;

/** A conversation as one person's page shows it. */
export type ThreadView = SubjectRef & {
  /** oldest first */
  readonly messages: MessageView[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  /** up to when they have read it; null when they never have */
  readonly readUpTo: Date | null;
  /** the count stops at 100 */
  readonly unread: ThreadMessages['unread'];
  /** what they had begun to write, here or on another device */
  readonly draft: ThreadMessages['draft'];
  /** files of theirs attached to it, or still uploading */
  readonly uploads: ThreadMessages['uploads'];
  /** earlier texts of the selected message, latest first */
  readonly revisions: ThreadMessages['revisions'];
  /** the message being replied to */
  readonly quote: MessageView | null;
  /** what they have written that waits for the other's working day; nobody else sees it */
  readonly waiting: ThreadMessages['waiting'];
  readonly participants: readonly Participant[];
  /** which of them reads it */
  readonly readerId: string;
  /** the engagement has ended: what was said stays, and nothing is added */
  readonly isOver: boolean;
  /** how the two sides answer each other, over all their conversations */
  readonly times: ResponseTimes;
  /** the other side's upcoming working times, in milliseconds since 1970; none while they aren't known */
  readonly othersHours: readonly { readonly start: number; readonly end: number }[];
  readonly look: Look;
};

/**
 * Reads a conversation for one person: a range of it, and what they have begun to write. One query; a page that people
 * look at all day includes `threadQuery` in its own instead.
 * @param engagementId that of its subject, and the person's side, which the page already knows
 */
export async function getThread(
  tx: Tx,
  userId: string,
  { engagementId, side, ...ref }: SubjectRef & { readonly engagementId: string; readonly side: Side },
  look: Look = NEWEST,
): Promise<ThreadView> {
  const at = now();
  const threadRef = { userId, ref, engagementId: sql`${engagementId}::uuid`, look };
  const [row] = await tx.$queryRaw<{ thread: unknown }[]>`SELECT (${threadQuery(threadRef, at)}) AS thread`;
  return threadFrom(ThreadFacts.parse(row?.thread), { ...ref, side }, look, at);
}

/** @returns a conversation for somebody on that side, from the result of `threadQuery`. */
export async function threadFrom(
  { readerId, content, participants, answering, isOver }: ThreadFacts,
  { side, ...ref }: SubjectRef & { readonly side: Side },
  look: Look,
  at: Date,
): Promise<ThreadView> {
  const times = await responseTimes(answering, at);
  const other = times.sides.find((each) => each.side !== side);
  const othersHours = other ? windowsAhead(at, other.calendar) : [];
  const around = { readerId, participants, isOver, times, othersHours, look };
  if (!content) return { ...ref, ...NOTHING_SAID, ...around };
  const { older, newer, hasNewest, ...rest } = content;
  const { older: mostOlder, newer: mostNewer } = windowAt(look.place);
  const messages = [...older.slice(0, mostOlder).reverse(), ...newer.slice(0, mostNewer)];
  return {
    ...ref,
    messages,
    hasEarlier: mostOlder === 0 || older.length > mostOlder,
    hasLater: !hasNewest || newer.length > mostNewer,
    ...rest,
    ...around,
  };
}

const NOTHING_SAID = {
  messages: [],
  hasEarlier: false,
  hasLater: false,
  readUpTo: null,
  unread: { count: 0, firstId: null },
  draft: null,
  uploads: [],
  revisions: [],
  quote: null,
  waiting: [],
};

import { endOfNight } from '@/lib/platform/time/days';
import { dateIn } from '@/lib/platform/time/zones';
import { type BriefState, statesFor } from '../rules';

/** The facts that decide a brief's place in the inbox. */
export type InboxFacts = {
  readonly id: string;
  readonly state: BriefState;
  readonly deadlineAt: Date;
  /** a blocking question has no answer */
  readonly isBlocked: boolean;
  /** the owner’s side has made a change request, unanswered */
  readonly hasOpenChange: boolean;
  /** an answer that the assistant has not seen */
  readonly hasNewAnswer: boolean;
  /** messages that the assistant hasn't seen */
  readonly unread: number;
};

/** The groups of the inbox, what needs the assistant first (product.md, "Briefs"). */
export const INBOX_GROUPS = [
  'accept',
  'terms',
  'revision',
  'overdue',
  'today',
  'answered',
  'unread',
  'next',
  'waiting',
] as const;
export type InboxGroup = (typeof INBOX_GROUPS)[number];

/**
 * What is asked of the assistant and what is new, independent of the time; the database keeps it for each open brief.
 */
export const LANES = [
  'accept',
  'terms',
  'revision',
  'work',
  'work_answered',
  'work_unread',
  'waiting',
  'waiting_answered',
  'waiting_unread',
] as const;
export type Lane = (typeof LANES)[number];

/**
 * Finds the lane of an open brief. The database computes the same (migration 20261126020000).
 * @returns `accept`, `terms` and `revision` come first whatever else happened; what waits for the owner, delivered or
 * stopped by a blocking question, comes back into view when there is news about it.
 */
export function laneOf(brief: Omit<InboxFacts, 'id' | 'deadlineAt'>): Lane {
  const lane = laneWithoutNews(brief);
  if (lane === 'accept' || lane === 'terms' || lane === 'revision') return lane;
  if (brief.hasNewAnswer) return `${lane}_answered`;
  return brief.unread > 0 ? `${lane}_unread` : lane;
}

/** Terms can change from acceptance to delivery; nobody requests it before or after. */
const AGREED_IN = statesFor('acceptChange');

/**
 * A change request needs an answer even while a question of the assistant's own blocks the work. Otherwise a blocking
 * question stops the clock (product.md), so nothing is asked of the assistant until it is answered.
 */
function laneWithoutNews({
  state,
  isBlocked,
  hasOpenChange,
}: Pick<InboxFacts, 'state' | 'isBlocked' | 'hasOpenChange'>) {
  if (hasOpenChange && AGREED_IN.includes(state)) return 'terms';
  if (isBlocked || state === 'delivered') return 'waiting';
  if (state === 'sent' || state === 'clarifying') return 'accept';
  return state === 'revision' ? 'revision' : 'work';
}

/** Part of one lane: deadlines from one instant up to another, in milliseconds since 1970. */
export type Walk = {
  readonly group: InboxGroup;
  readonly lane: Lane;
  readonly from: number;
  readonly until: number;
};

export const BEGINNING = Number.NEGATIVE_INFINITY;
export const END = Number.POSITIVE_INFINITY;

const AT_WORK: readonly Lane[] = ['work', 'work_answered', 'work_unread'];

/**
 * Says which parts of which lanes make up each group now. Together they hold every open brief once.
 * @param zone the assistant's. "Today" lasts until the end of the night after it: what is due at one in the morning is
 * done before going to bed, and would be late by the time it is listed under the next day
 */
export function inboxWalks(now: Date, zone: string): readonly Walk[] {
  const at = now.getTime();
  const morning = endOfNight(dateIn(now, zone), zone).getTime();
  const part = (group: InboxGroup, lane: Lane, from = BEGINNING, until = END): Walk => ({
    group,
    lane,
    from,
    until,
  });
  return [
    part('accept', 'accept'),
    part('terms', 'terms'),
    part('revision', 'revision'),
    ...AT_WORK.map((lane) => part('overdue', lane, BEGINNING, at)),
    ...AT_WORK.map((lane) => part('today', lane, at, morning)),
    part('answered', 'work_answered', morning),
    part('answered', 'waiting_answered'),
    part('unread', 'work_unread', morning),
    part('unread', 'waiting_unread'),
    part('next', 'work', morning),
    part('waiting', 'waiting'),
  ];
}

/** @returns the one inbox group that an open brief is in now. */
export function groupOf(brief: InboxFacts, now: Date, zone: string): InboxGroup {
  const lane = laneOf(brief);
  const at = brief.deadlineAt.getTime();
  const walk = inboxWalks(now, zone).find((each) => each.lane === lane && each.from <= at && at < each.until);
  if (!walk) throw new Error(`no group holds a brief in the lane ${lane}`);
  return walk.group;
}

/** Groups in which nothing is asked of the assistant now. */
const QUIET_GROUPS: readonly InboxGroup[] = ['next', 'waiting'];

/** @returns whether a group holds what needs the assistant now. */
export function needsAssistant(group: InboxGroup): boolean {
  return !QUIET_GROUPS.includes(group);
}

import { formatDay } from '@/lib/platform/time/format';
import { type BriefState, isOverdue } from './rules';

/** What of a brief decides where it stands in the inbox. */
export type InboxFacts = {
  readonly id: string;
  readonly state: BriefState;
  readonly deadlineAt: Date;
  /** a question that the work can't go on without has no answer */
  readonly isBlocked: boolean;
  /** an answer that the assistant has not seen */
  readonly hasNewAnswer: boolean;
  /** messages that the assistant has not seen */
  readonly unread: number;
};

/** The parts of the inbox, by what needs the assistant first (product.md, "Briefs"). */
export const INBOX_GROUPS = [
  'accept',
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
 * Finds the one place of an open brief in the inbox.
 * @param zone the assistant's zone: "today" ends at their midnight
 * @returns the first group that applies; what waits for the owner comes back into view when there is news about it.
 */
export function groupOf(brief: InboxFacts, now: Date, zone: string): InboxGroup {
  if (waitsForOwner(brief)) return newsOf(brief) ?? 'waiting';
  if (brief.state === 'sent' || brief.state === 'clarifying') return 'accept';
  if (brief.state === 'revision') return 'revision';
  if (isOverdue(brief, now)) return 'overdue';
  if (formatDay(brief.deadlineAt, zone, now) === formatDay(now, zone, now)) return 'today';
  return newsOf(brief) ?? 'next';
}

/** A blocking question stops the clock (product.md), so nothing is asked of the assistant until it is answered. */
function waitsForOwner({ state, isBlocked }: InboxFacts): boolean {
  return state === 'delivered' || isBlocked;
}

function newsOf({ hasNewAnswer, unread }: InboxFacts): 'answered' | 'unread' | null {
  if (hasNewAnswer) return 'answered';
  return unread > 0 ? 'unread' : null;
}

/** @returns the briefs in their groups, groups in order and without the empty ones; within a group the earliest deadline first. */
export function arrangeInbox<Brief extends InboxFacts>(
  briefs: readonly Brief[],
  now: Date,
  zone: string,
): readonly { readonly group: InboxGroup; readonly briefs: readonly Brief[] }[] {
  const placed = briefs.map((brief) => ({ brief, group: groupOf(brief, now, zone) }));
  return INBOX_GROUPS.map((group) => ({
    group,
    briefs: placed
      .filter((each) => each.group === group)
      .map(({ brief }) => brief)
      .sort(byDeadline),
  })).filter((each) => each.briefs.length > 0);
}

function byDeadline(a: InboxFacts, b: InboxFacts): number {
  return a.deadlineAt.getTime() - b.deadlineAt.getTime() || a.id.localeCompare(b.id);
}

/** Groups in which nothing is asked of the assistant now. */
const QUIET_GROUPS: readonly InboxGroup[] = ['next', 'waiting'];

/** @returns whether a group holds what needs the assistant now. */
export function needsAssistant(group: InboxGroup): boolean {
  return !QUIET_GROUPS.includes(group);
}

/** Where a page of a list ended: the next one begins behind it. */
export type Cursor = { readonly closedAt: Date; readonly id: string };

/** @returns a cursor for an address: the instant in milliseconds and the id. */
export function writeCursor({ closedAt, id }: Cursor): string {
  return `${closedAt.getTime()}_${id}`;
}

/** @returns the cursor that an address carries; null when it carries none, or something else. */
export function readCursor(text: string | readonly string[] | undefined): Cursor | null {
  const [, at, id] = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(String(text)) ?? [];
  return at === undefined || id === undefined ? null : { closedAt: new Date(Number(at)), id };
}

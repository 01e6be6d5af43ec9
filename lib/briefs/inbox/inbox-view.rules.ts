import { z } from 'zod';
import { searchedText } from '@/lib/platform/actions/text';
import { endOfDay, startOfDay } from '@/lib/platform/time/days';
import { calendarDay, InstantDigits } from '@/lib/platform/time/from-outside';
import type { BriefState } from '../rules';
import { BEGINNING, END, INBOX_GROUPS, type InboxGroup, inboxWalks, type Walk } from './inbox.rules';

/** The states that the inbox can be filtered by, in words of its address. */
export const STATE_CHOICES = ['accept', 'work', 'revision', 'delivered'] as const;
export type StateChoice = (typeof STATE_CHOICES)[number];

const STATES: Record<StateChoice, readonly BriefState[]> = {
  accept: ['sent', 'clarifying'],
  work: ['accepted', 'in_progress'],
  revision: ['revision'],
  delivered: ['delivered'],
};

/** @returns the states of a brief that a choice stands for. */
export function statesOf(choice: StateChoice): readonly BriefState[] {
  return STATES[choice];
}

/** Where a page of the list ended; the next one begins after it, with the groups as of the same moment. */
export type InboxCursor = {
  /** when the first page was read: with each page's own time, what falls due meanwhile would be skipped */
  readonly asOf: Date;
  readonly group: InboxGroup;
  readonly deadlineAt: Date;
  readonly id: string;
};

/** Which part of the inbox is shown; all of it is in the address, so that it can be kept, shared and returned to. */
export type InboxView = {
  readonly text: string;
  /** one business only, by its workspace */
  readonly business: string | null;
  readonly state: StateChoice | null;
  /** calendar days of the reader, both included: `2026-11-27` */
  readonly from: string | null;
  readonly until: string | null;
  readonly after: InboxCursor | null;
};

export const WHOLE_INBOX: InboxView = {
  text: '',
  business: null,
  state: null,
  from: null,
  until: null,
  after: null,
};

const MOST_LETTERS = 100;

const Address = z.object({
  q: searchedText(MOST_LETTERS),
  business: z.uuid().nullable().catch(null),
  state: z.enum(STATE_CHOICES).nullable().catch(null),
  from: calendarDay().nullable().catch(null),
  until: calendarDay().nullable().catch(null),
  after: z.string().nullable().catch(null),
});

/** @returns the view that an address asks for; anything in it that can't be read is ignored. */
export function readView(search: Readonly<Record<string, unknown>>): InboxView {
  const { q, after, ...rest } = Address.parse(search);
  return { ...rest, text: q, after: readInboxCursor(after) };
}

/** @returns a view as a query string, with its question mark; empty for the whole inbox from the top. */
export function writeView(view: Partial<InboxView>): string {
  const query = new URLSearchParams();
  if (view.text) query.set('q', view.text);
  if (view.business) query.set('business', view.business);
  if (view.state) query.set('state', view.state);
  if (view.from) query.set('from', view.from);
  if (view.until) query.set('until', view.until);
  if (view.after) query.set('after', writeInboxCursor(view.after));
  return query.size === 0 ? '' : `?${query}`;
}

/** @returns whether a view leaves anything out. */
export function isNarrowed({ text, business, state, from, until }: InboxView): boolean {
  return text !== '' || business !== null || state !== null || from !== null || until !== null;
}

function writeInboxCursor({ asOf, group, deadlineAt, id }: InboxCursor): string {
  return `${asOf.getTime()}.${group}.${deadlineAt.getTime()}.${id}`;
}

const CursorText = z.tuple([InstantDigits, z.enum(INBOX_GROUPS), InstantDigits, z.uuid()]);

/** A mark that was tampered with is ignored: the list then begins at the top. */
function readInboxCursor(text: string | null): InboxCursor | null {
  const found = CursorText.safeParse(text?.split('.'));
  if (!found.success) return null;
  const [asOf, group, at, id] = found.data;
  return { asOf, group, deadlineAt: at, id };
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** A walk that begins behind a row. */
export type WalkFrom = Walk & { readonly rank: number; readonly behindId: string };

/**
 * Says where to walk for one page of a view: the rest of the group in which the page before ended, and the groups after
 * it.
 * @param zone the reader's zone, in which their days begin and end
 * @returns the walks, each with its group's rank in the list; none for a range of days that is empty.
 */
export function walksOf(view: InboxView, now: Date, zone: string): readonly WalkFrom[] {
  const { after } = view;
  const earliest = view.from === null ? BEGINNING : startOfDay(view.from, zone).getTime();
  const latest = view.until === null ? END : endOfDay(view.until, zone).getTime();
  const reached = after === null ? -1 : INBOX_GROUPS.indexOf(after.group);
  return inboxWalks(after?.asOf ?? now, zone)
    .map((walk) => ({ ...walk, rank: INBOX_GROUPS.indexOf(walk.group), behindId: FIRST_ID }))
    .filter(({ rank }) => rank >= reached)
    .map((walk) => ({
      ...walk,
      from: Math.max(walk.from, earliest),
      until: Math.min(walk.until, latest),
    }))
    .map((walk) =>
      after !== null && walk.rank === reached && after.deadlineAt.getTime() >= walk.from
        ? { ...walk, from: after.deadlineAt.getTime(), behindId: after.id }
        : walk,
    )
    .filter(({ from, until }) => from < until);
}

import { z } from 'zod';
import { searchedText } from '@/lib/platform/actions/text';
import { endOfDay, startOfDay } from '@/lib/platform/time/days';
import { calendarDay } from '@/lib/platform/time/from-outside';

export const LISTS = ['open', 'drafts', 'closed'] as const;
export type BriefList = (typeof LISTS)[number];

/**
 * Which of the owner's briefs are shown; all of it is in the address, so that it can be kept, shared and returned to.
 */
export type ListView = {
  readonly list: BriefList;
  /** only what one assistant works on */
  readonly engagementId: string | null;
  /** beginnings of words in the title, all required */
  readonly text: string;
  /** calendar days of the reader on which it is due, both included; not for closed briefs */
  readonly from: string | null;
  readonly until: string | null;
  /** where the page before ended */
  readonly after: string | null;
};

const Address = z.object({
  show: z.enum(LISTS).catch('open'),
  for: z.uuid().nullable().catch(null),
  q: searchedText(100),
  from: calendarDay().nullable().catch(null),
  until: calendarDay().nullable().catch(null),
  after: z.string().nullable().catch(null),
});

/** @returns the view that an address asks for; anything in it that can't be read is ignored. */
export function readListView(search: Readonly<Record<string, unknown>>): ListView {
  const { show: list, for: engagementId, q: text, from, until, after } = Address.parse(search);
  const days = list === 'closed' ? { from: null, until: null } : { from, until };
  return { list, engagementId, text, ...days, after };
}

/** @returns a view as a query string, with its question mark. */
export function writeListView({ list, engagementId, text, from, until, after }: ListView): string {
  const query = new URLSearchParams({ show: list });
  if (engagementId) query.set('for', engagementId);
  if (text) query.set('q', text);
  if (from && list !== 'closed') query.set('from', from);
  if (until && list !== 'closed') query.set('until', until);
  if (after) query.set('after', after);
  return `?${query}`;
}

/** @returns whether a view leaves out any of its list. */
export function isListNarrowed({ engagementId, text, from, until }: ListView): boolean {
  return engagementId !== null || text !== '' || from !== null || until !== null;
}

/** Deadlines from an instant on, and before another; null: no end. */
export type DueRange = { readonly from: Date | null; readonly before: Date | null };

/** @param zone the reader's, in which their days begin and end */
export function dueRangeOf({ from, until }: Pick<ListView, 'from' | 'until'>, zone: string): DueRange {
  return {
    from: from === null ? null : startOfDay(from, zone),
    before: until === null ? null : endOfDay(until, zone),
  };
}

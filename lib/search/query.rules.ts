import { type RowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';
import { wordsOf } from './words.rules';

/** The groups in which results are shown, in order. */
export const GROUPS = [
  'brief',
  'message',
  'agreement',
  'evaluation',
  'pay',
  'playbook',
  'engagement',
  'file',
] as const;
export type Group = (typeof GROUPS)[number];

/** What can be found: the kinds of things in each group. */
const KINDS_OF = {
  brief: ['brief'],
  message: ['message'],
  agreement: ['agreement', 'clause', 'comment', 'wording'],
  evaluation: ['evaluation', 'assessment', 'answer', 'reckoning', 'adjustment', 'follow_up'],
  pay: ['time', 'timesheet', 'expense', 'payment', 'owed'],
  playbook: ['playbook', 'schedule', 'template'],
  engagement: ['pause', 'ending', 'access'],
  file: ['file'],
} as const satisfies Record<Group, readonly string[]>;
export type Kind = (typeof KINDS_OF)[Group][number];

export const KINDS: readonly Kind[] = kindsOf(GROUPS);

/** @returns the kinds of some groups; none of no group. */
export function kindsOf(groups: readonly Group[]): readonly Kind[] {
  return groups.flatMap((group): readonly Kind[] => KINDS_OF[group]);
}

/** @returns the group in which a kind is shown. */
export function groupOf(kind: Kind): Group {
  return GROUPS.find((group) => kindsOf([group]).includes(kind)) ?? 'file';
}

/** What is searched for: beginnings of words, and quoted phrases word for word. */
export type SearchQuery = {
  readonly begins: readonly string[];
  readonly phrases: readonly (readonly string[])[];
};

export const MOST_CHARACTERS = 200;

/**
 * Reads a typed query. Every word is the beginning of one to find, in any order; words in "quotes" are matched as they
 * stand. An unclosed quote goes on to the end.
 * @returns the words as they are compared, without accents; both lists are empty if there is nothing to search for.
 */
export function parseQuery(typed: string): SearchQuery {
  const parts = typed.slice(0, MOST_CHARACTERS).split(/["“”„«»]/);
  const plain = (part: string) => wordsOf(part).map((word) => word.plain);
  return {
    begins: parts.filter((_, index) => index % 2 === 0).flatMap(plain),
    phrases: parts.flatMap((part, index) => (index % 2 === 1 && plain(part).length > 0 ? [plain(part)] : [])),
  };
}

/** @returns whether there is anything to search for. A single letter isn't enough: it would match almost everything. */
export function hasTerms({ begins, phrases }: SearchQuery): boolean {
  return phrases.length > 0 || begins.some((word) => word.length > 1);
}

/** @returns the query string for this; `after` is where the previous page ended. */
export function writeSearch(
  search: { readonly q: string; readonly kind: readonly Group[] },
  after: RowPlace | null = null,
): string {
  const query = new URLSearchParams({ q: search.q });
  for (const kind of search.kind) query.append('kind', kind);
  if (after) query.set('after', writeRowPlace(after));
  return `?${query}`;
}

/** How many months each step back in time covers; the last one covers all that is left. */
const STEPS = [1, 2, 9] as const;

/** Months searched together, as `202611`; `null`: everything older than `before`. */
export type Span = { readonly months: readonly string[] | null; readonly before: Date };

/**
 * Results come newest first, so the search goes back a few months at a time: a word that is everywhere isn't read
 * everywhere. Months are in UTC.
 * @param from the newest instant that may be found
 * @returns the spans, newest first; together they are all of the past.
 */
export function spansFrom(from: Date): readonly Span[] {
  let before = from;
  return [...STEPS, null].map((step) => {
    if (step === null) return { months: null, before };
    const months = Array.from({ length: step }, (_, back) => monthBefore(before, back));
    const span = { months: months.map(nameOf), before };
    before = months.at(-1) ?? before;
    return span;
  });
}

/** The first instant of the month `back` months before the one that ends at, or holds, what comes before `instant`. */
function monthBefore(instant: Date, back: number): Date {
  const last = new Date(instant.getTime() - 1);
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - back, 1));
}

function nameOf(month: Date): string {
  return month.toISOString().slice(0, 7).replace('-', '');
}

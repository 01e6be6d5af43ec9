import { briefState } from '@/components/briefs/brief-state';
import { placeOf, type Side } from '@/components/search/places';
import { GROUP_WORDS, wordsFor } from '@/components/search/words';
import { writeView } from '@/lib/briefs/inbox/inbox-view.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Piece } from '@/lib/search/excerpt.rules';
import type { FoundByName } from '@/lib/search/palette.queries';
import { GROUPS, groupOf } from '@/lib/search/query.rules';
import type { Found } from '@/lib/search/showing.queries';

/** Something the palette can go to. */
export type Destination = {
  readonly href: string;
  readonly title: string;
  /** under which words it is listed */
  readonly group: string;
  /** what it is, in a word or two, and whose; empty where the group says it all */
  readonly kind: string;
  /** the words around what was looked for, where that isn't its name */
  readonly excerpt?: readonly Piece[];
};

/** So many of a group are listed at most; the search page has them all. */
const MOST_OF_A_GROUP = 5;

/** @returns results by name in a business, linked for its staff. */
export function foundInWorkspace(slug: string, found: FoundByName): readonly Destination[] {
  return [
    ...found.briefs.map(({ id, title, state, with: assistant }) => ({
      href: state === 'draft' ? addresses.editBrief(slug, id) : addresses.brief(slug, id),
      title,
      group: GROUP_WORDS.brief,
      kind: `Brief, ${assistant}, ${briefState(state, 'staff').words.toLowerCase()}`,
    })),
    ...peopleInWorkspace(slug, found),
    ...found.agreements.map(({ id, title, with: assistant }) => ({
      href: addresses.agreement(slug, id),
      title,
      group: GROUP_WORDS.agreement,
      kind: `Agreement, ${assistant}`,
    })),
  ];
}

/** @returns the assistants among it. */
export function peopleInWorkspace(slug: string, { people }: FoundByName): readonly Destination[] {
  return people.map(({ id, name }) => ({
    href: addresses.assistant(slug, id),
    title: name,
    group: 'Assistants',
    kind: 'Assistant',
  }));
}

/** @returns results by name over all businesses, linked for the assistant. */
export function foundInInbox(found: FoundByName): readonly Destination[] {
  return [
    ...found.briefs.map(({ workspaceId, id, title, state, with: business }) => ({
      href: addresses.inboxBrief(workspaceId, id),
      title,
      group: GROUP_WORDS.brief,
      kind: `Brief, ${business}, ${briefState(state, 'assistant').words.toLowerCase()}`,
    })),
    ...peopleInInbox(found),
    ...found.agreements.map(({ workspaceId, id, title, with: business }) => ({
      href: addresses.inboxAgreement(workspaceId, id),
      title,
      group: GROUP_WORDS.agreement,
      kind: `Agreement, ${business}`,
    })),
  ];
}

/** @returns the businesses among it. */
export function peopleInInbox({ people }: FoundByName): readonly Destination[] {
  return people.map(({ id, name }) => ({
    href: addresses.inbox(writeView({ business: id })),
    title: name,
    group: 'Businesses',
    kind: 'Business, what is open',
  }));
}

/** @returns a few of each group: first matches by name, then by content. */
export function foundTogether(
  side: Side,
  named: readonly Destination[],
  found: readonly Found[],
): readonly Destination[] {
  const saying = found
    .filter((each, at) => found.findIndex((other) => isSame(each, other)) === at)
    .map((each) => ({
      href: placeOf(side, each),
      title: each.title.map(({ text }) => text).join('') || wordsFor(side, each),
      group: GROUP_WORDS[groupOf(each.kind)],
      kind: each.title.length > 0 ? wordsFor(side, each) : '',
      excerpt: each.excerpt,
    }))
    .filter(({ href }) => !named.some((other) => other.href === href));
  const all = [...named, ...saying];
  return ORDER.flatMap((words) => all.filter(({ group }) => group === words).slice(0, MOST_OF_A_GROUP));
}

/** Results with the same words and kind, such as each week's time, are one: the newest. */
function isSame(one: Found, other: Found): boolean {
  const textOf = ({ title, excerpt }: Found) => [...title, ...excerpt].map(({ text }) => text).join('');
  return one.kind === other.kind && one.who === other.who && textOf(one) === textOf(other);
}

const [briefs, ...others] = GROUPS.map((group) => GROUP_WORDS[group]);
const ORDER = [briefs, 'Assistants', 'Businesses', ...others];

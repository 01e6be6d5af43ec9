import { briefState } from '@/components/briefs/brief-state';
import { placeOf, type Side, wordsFor } from '@/components/search/places';
import { writeView } from '@/lib/briefs/inbox-view.rules';
import { addresses } from '@/lib/platform/addresses';
import type { Piece } from '@/lib/search/excerpt.rules';
import type { FoundByName } from '@/lib/search/palette.queries';
import type { Found } from '@/lib/search/showing.queries';

/** Something the palette can go to. */
export type Destination = {
  readonly href: string;
  readonly title: string;
  /** what it is, in a word or two, and whose */
  readonly kind: string;
  /** the words around what was looked for, where that isn't its name */
  readonly excerpt?: readonly Piece[];
};

/** @returns what was found in a business, as its staff go to it. */
export function foundInWorkspace(slug: string, found: FoundByName): readonly Destination[] {
  return [
    ...found.briefs.map(({ id, title, state, with: assistant }) => ({
      href: state === 'draft' ? addresses.editBrief(slug, id) : addresses.brief(slug, id),
      title,
      kind: `Brief, ${assistant}, ${briefState(state, 'staff').words.toLowerCase()}`,
    })),
    ...found.people.map(({ id, name }) => ({
      href: addresses.assistant(slug, id),
      title: name,
      kind: 'Assistant',
    })),
    ...found.agreements.map(({ id, title, with: assistant }) => ({
      href: addresses.agreement(slug, id),
      title,
      kind: `Agreement, ${assistant}`,
    })),
  ];
}

/** @returns what was found over all businesses, as the assistant goes to it. */
export function foundInInbox(found: FoundByName): readonly Destination[] {
  return [
    ...found.briefs.map(({ workspaceId, id, title, state, with: business }) => ({
      href: addresses.inboxBrief(workspaceId, id),
      title,
      kind: `Brief, ${business}, ${briefState(state, 'assistant').words.toLowerCase()}`,
    })),
    ...found.people.map(({ id, name }) => ({
      href: addresses.inbox(writeView({ business: id })),
      title: name,
      kind: 'Business, what is open',
    })),
    ...found.agreements.map(({ workspaceId, id, title, with: business }) => ({
      href: addresses.inboxAgreement(workspaceId, id),
      title,
      kind: `Agreement, ${business}`,
    })),
  ];
}

/** @returns what says the words somewhere, without what is called so anyway. */
export function foundByWords(
  side: Side,
  found: readonly Found[],
  named: readonly Destination[],
): readonly Destination[] {
  return found
    .map((each) => ({
      href: placeOf(side, each),
      title: each.title.map(({ text }) => text).join('') || wordsFor(side, each),
      kind: each.title.length > 0 ? wordsFor(side, each) : '',
      excerpt: each.excerpt,
    }))
    .filter(({ href }) => !named.some((other) => other.href === href));
}

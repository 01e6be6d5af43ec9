import { briefState } from '@/components/briefs/brief-state';
import { writeView } from '@/lib/briefs/inbox-view.rules';
import { addresses } from '@/lib/platform/addresses';
import type { FoundByName } from '@/lib/search/palette.queries';

/** Something the palette can go to. */
export type Destination = {
  readonly href: string;
  readonly title: string;
  /** what it is, in a word or two, and whose */
  readonly kind: string;
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

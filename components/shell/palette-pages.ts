import type { Destination } from '@/components/search/destinations';
import type { RailItem } from '@/components/shell/rail-links';
import { addresses } from '@/lib/platform/addresses/addresses';

const PAGE = { group: 'Go to', kind: '' };

/** @returns the places of a shell, and what is beside them, as the palette lists them. */
export function placesAsPages(items: readonly RailItem[]): readonly Destination[] {
  return [
    ...items.map(({ href, label }) => ({ href, title: label, ...PAGE })),
    { href: addresses.settings(), title: 'Settings', ...PAGE },
    { href: addresses.otherPlaces(), title: 'Switch to…', ...PAGE },
  ];
}

/** @returns the pages of a business, what begins something new first. */
export function pagesOfWorkspace(slug: string, items: readonly RailItem[]): readonly Destination[] {
  return [
    { href: addresses.newBrief(slug), title: 'Hand over a brief', ...PAGE },
    { href: addresses.inviteAssistant(slug), title: 'Invite an assistant', ...PAGE },
    ...placesAsPages(items),
  ];
}

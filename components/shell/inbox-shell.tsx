'use client';

import type { ReactNode } from 'react';
import { InboxKeys } from '@/components/inbox/inbox-keys';
import { Bell } from '@/components/notices/bell';
import { placesAsPages } from '@/components/palette/pages';
import { PaletteButton } from '@/components/palette/palette-button';
import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses';
import { type RailItem, RailLinks } from './rail-links';
import { Wordmark } from './site-shell';

type InboxShellProps = {
  readonly person: { readonly name: string };
  readonly items: readonly RailItem[];
  /** how much of what they were told they haven't read */
  readonly unread: number;
  readonly children: ReactNode;
};

/** The assistant's side: a thin head, then the list and the work. A client component for the same reason as the owner's. */
export function InboxShell({ person, items, unread, children }: InboxShellProps) {
  return (
    <div className="mx-auto max-w-7xl">
      <header
        className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b max-sm:gap-x-2 border-line px-5 py-3 sm:px-8"
        data-no-print
      >
        <Wordmark href="/inbox" />
        <nav
          aria-label="Inbox"
          className="max-sm:order-last max-sm:-ms-3 max-sm:flex-1 [&_ul]:flex [&_ul]:flex-wrap sm:[&_ul]:gap-1"
        >
          <RailLinks items={items} />
        </nav>
        <div className="text-sm max-sm:order-last max-sm:-me-3 sm:ms-auto">
          <PaletteButton
            slug={null}
            pages={placesAsPages(items)}
            fallback={addresses.inboxSearch()}
            isSmall
          />
        </div>
        <div className="flex items-center gap-1 text-sm text-quiet max-sm:ms-auto">
          <InboxKeys />
          <Bell href={addresses.inboxNotices()} unread={unread} isSmall />
          <NearLink href="/start?choose=1" className="rounded-md px-2 py-2 hover:text-ink">
            Other places
          </NearLink>
          <NearLink href={addresses.settings()} className="rounded-md px-2 py-2 hover:text-ink">
            {person.name}
          </NearLink>
        </div>
      </header>
      <main id="content" className="min-w-0 px-5 py-8 sm:px-8">
        {children}
      </main>
    </div>
  );
}

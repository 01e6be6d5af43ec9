'use client';

import { Activity, type ReactNode } from 'react';
import { ReadBy } from '@/components/forms/typing/reader';
import { InboxKeys } from '@/components/inbox/inbox-keys';
import { Bell } from '@/components/notices/bell';
import { KeptNote } from '@/components/offline/kept-note';
import { placesAsPages } from '@/components/palette/pages';
import { PaletteButton } from '@/components/palette/palette-button';
import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses';
import { AfterPage } from './after-page';
import { PLACES_OF_INBOX } from './places';
import { RailLinks } from './rail-links';
import type { ShellPerson } from './shell-person';
import { Wordmark } from './site-shell';

type InboxShellProps = {
  readonly person: ShellPerson;
  /** when the page was made: "Wed 25 Nov, 14:02" on the reader's clock */
  readonly asOf: string;
  /** how much of what they were told they haven't read */
  readonly unread: number;
  readonly children: ReactNode;
};

/** The assistant's side: a thin head, the places, then the list and the work. A client component, and its page taken hold of by itself, as the owner's. */
export function InboxShell({ person, asOf, unread, children }: InboxShellProps) {
  return (
    <div className="mx-auto max-w-7xl">
      <header
        className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b max-sm:gap-x-2 border-line px-5 py-3 sm:px-8"
        data-no-print
      >
        <Wordmark href="/inbox" />
        <nav
          aria-label="Inbox"
          className="order-last -mx-2 flex w-full flex-wrap [&_a]:px-2 [&_ul]:contents sm:gap-x-1"
        >
          <RailLinks items={PLACES_OF_INBOX} />
          <NearLink
            href={addresses.otherPlaces()}
            className="rounded-md py-2 text-quiet hover:text-ink sm:hidden"
          >
            Other places
          </NearLink>
        </nav>
        <div className="ms-auto text-sm">
          <PaletteButton
            slug={null}
            pages={placesAsPages(PLACES_OF_INBOX)}
            fallback={addresses.inboxSearch()}
            isSmall
          />
        </div>
        <div className="flex items-center gap-1 text-sm text-quiet max-sm:-me-2">
          <InboxKeys />
          <Bell href={addresses.inboxNotices()} unread={unread} isSmall />
          <NearLink
            href={addresses.otherPlaces()}
            className="rounded-md px-2 py-2 hover:text-ink max-sm:hidden"
          >
            Other places
          </NearLink>
          <NearLink href={addresses.settings()} className="rounded-md px-2 py-2 hover:text-ink">
            {person.name}
          </NearLink>
        </div>
      </header>
      <main id="content" className="min-w-0 px-5 py-8 sm:px-8">
        <KeptNote person={person.id} asOf={asOf} madeAt={person.madeAt} />
        <ReadBy person={person.id}>
          <Activity>{children}</Activity>
        </ReadBy>
        <AfterPage person={person} />
      </main>
    </div>
  );
}

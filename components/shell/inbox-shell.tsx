'use client';

import { Activity, type ReactNode } from 'react';
import { ReadBy } from '@/components/forms/typing/reader';
import { InboxKeys } from '@/components/inbox/inbox-keys';
import { Bell } from '@/components/notifications/bell';
import { KeptNote } from '@/components/offline/kept-note';
import { PaletteButton } from '@/components/palette/palette-button';
import { placesAsPages } from '@/components/shell/palette-pages';
import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses/addresses';
import { AfterPage } from './after-page';
import { DAILY_PLACES, FURTHER_PLACES, ownPlaces, PLACES_WHILE_TIMED } from './places';
import { RailLinks } from './rail-links';
import type { RefusedHere } from './refused-here';
import { SampleLine } from './sample-line';
import type { ShellPerson } from './shell-person';
import { Wordmark } from './site-shell';

type InboxShellProps = {
  readonly person: ShellPerson;
  /** when the page was made: "Wed 25 Nov, 14:02" on the reader's clock */
  readonly asOf: string;
  /** how much of what they were told they haven't read */
  readonly unread: number;
  /** whether a timer of theirs is running */
  readonly hasTimer: boolean;
  /** whether all of this is the sample business */
  readonly isSample: boolean;
  /** what was posted in vain, and answered by this page */
  readonly refused: RefusedHere | null;
  readonly children: ReactNode;
};

/**
 * The assistant's side: a thin head, the places in one line, then the list and the work. On a narrow screen the less
 * frequent places are a menu that opens without scripts (app/styles). A client component, and its page hydrated
 * separately, as on the owner's side.
 */
export function InboxShell({ person, asOf, unread, hasTimer, isSample, refused, children }: InboxShellProps) {
  return (
    <div className="mx-auto max-w-7xl">
      <header
        className="relative flex flex-wrap items-center gap-x-6 gap-y-2 border-b max-sm:gap-x-2 border-line px-5 py-3 sm:px-8"
        data-no-print
      >
        <Wordmark href="/inbox" />
        <nav
          aria-label="Inbox"
          className="inbox-places [&_a]:px-2 max-[22rem]:[&>ul_a]:px-1 [&>ul]:flex md:[&_ul]:flex"
        >
          <RailLinks items={hasTimer ? PLACES_WHILE_TIMED : DAILY_PLACES} />
          <details>
            <summary>More</summary>
            <div>
              <RailLinks items={FURTHER_PLACES} />
              <div className="rail-others mt-2! pt-2! md:hidden">
                <RailLinks items={ownPlaces(person.name)} />
              </div>
            </div>
          </details>
        </nav>
        <div className="ms-auto text-sm">
          <PaletteButton
            slug={null}
            pages={placesAsPages([...DAILY_PLACES, ...FURTHER_PLACES])}
            fallback={addresses.inboxSearch()}
          />
        </div>
        <div className="flex items-center gap-1 text-sm text-quiet max-sm:-me-2">
          <InboxKeys />
          <Bell href={addresses.inboxNotifications()} unread={unread} isSmall />
          <NearLink
            href={addresses.otherPlaces()}
            className="rounded-md px-2 py-2 hover:text-ink max-md:hidden"
          >
            Switch to…
          </NearLink>
          <NearLink href={addresses.settings()} className="rounded-md px-2 py-2 hover:text-ink max-md:hidden">
            {person.name}
            <span className="sr-only">, your settings</span>
          </NearLink>
        </div>
      </header>
      {isSample ? <SampleLine className="sm:px-8" /> : null}
      <main id="content" data-letterhead={`${person.name}, ${asOf}`} className="inbox-page">
        <KeptNote person={person.id} asOf={asOf} madeAt={person.madeAt} />
        <ReadBy person={person.id}>
          <Activity>{children}</Activity>
        </ReadBy>
        <AfterPage person={person} refused={refused} />
      </main>
    </div>
  );
}

'use client';

import { Activity, type ReactNode } from 'react';
import { ReadBy } from '@/components/forms/typing/reader';
import { Bell } from '@/components/notifications/bell';
import { OfflineNote } from '@/components/offline/offline-note';
import { Outbox } from '@/components/offline/outbox';
import { PaletteButton } from '@/components/palette/palette-button';
import { pagesOfWorkspace } from '@/components/shell/palette-pages';
import { addresses } from '@/lib/platform/addresses/addresses';
import { AfterPage } from './after-page';
import { ownPlaces, placesOfWorkspace } from './places';
import { RailLinks } from './rail-links';
import type { RefusedHere } from './refused-here';
import { SampleLine } from './sample-line';
import type { ShellPerson } from './shell-person';
import { Wordmark } from './site-shell';

type OwnerShellProps = {
  readonly workspace: { readonly slug: string; readonly name: string };
  readonly role: 'owner' | 'manager';
  readonly person: ShellPerson;
  /** how much of what they were told here they haven't read */
  readonly unread: number;
  /** whether all of this is the sample business */
  readonly isSample: boolean;
  /** what was posted in vain, and answered by this page */
  readonly refused: RefusedHere | null;
  readonly children: ReactNode;
};

/**
 * The owner's side: a rail on the left, one column of content. On a narrow screen the rail is a line at the top, its
 * places a menu that opens without scripts (app/styles). It is the same around every page: as one client component with
 * all its parts, it is sent once, and later pages are data only.
 *
 * The page in it is hydrated separately (react.dev, Activity): after the shell, when idle, and at once if somebody
 * presses something. On a phone that halves React's work for a home page (docs/measured.md).
 */
export function OwnerShell({
  workspace,
  role,
  person,
  unread,
  isSample,
  refused,
  children,
}: OwnerShellProps) {
  const places = placesOfWorkspace(workspace.slug, role);
  return (
    <div className="mx-auto max-w-7xl lg:grid lg:grid-cols-[theme(spacing.rail)_minmax(0,1fr)] print:block!">
      <header className="rail" data-no-print>
        <div className="min-w-0 max-lg:flex-1 max-[15rem]:basis-full lg:mb-6 lg:px-3">
          <div className="max-lg:hidden">
            <Wordmark href={`/w/${workspace.slug}`} />
          </div>
          <p className="max-lg:truncate max-lg:font-semibold lg:mt-1 lg:text-sm lg:text-quiet">
            {workspace.name}
          </p>
        </div>
        <PaletteButton
          slug={workspace.slug}
          pages={pagesOfWorkspace(workspace.slug, places)}
          fallback={addresses.search(workspace.slug)}
        />
        <Bell href={addresses.notifications(workspace.slug)} unread={unread} />
        <details className="rail-menu">
          <summary>
            <span aria-hidden className="bars" /> Menu
          </summary>
          <nav aria-label="Workspace">
            <RailLinks items={places} />
            <div className="rail-others">
              <RailLinks items={ownPlaces(person.name)} />
            </div>
          </nav>
        </details>
      </header>
      <div className="min-w-0">
        {isSample ? <SampleLine className="sm:px-10" /> : null}
        <main id="content" data-letterhead={workspace.name} className="px-5 py-8 sm:px-10 lg:py-12">
          <Outbox person={person.id} />
          <ReadBy person={person.id}>
            <Activity>{children}</Activity>
          </ReadBy>
          <AfterPage person={person} refused={refused}>
            <OfflineNote />
          </AfterPage>
        </main>
      </div>
    </div>
  );
}

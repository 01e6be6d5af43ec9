'use client';

import type { ReactNode } from 'react';
import { Bell } from '@/components/notices/bell';
import { pagesOfWorkspace } from '@/components/palette/pages';
import { PaletteButton } from '@/components/palette/palette-button';
import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses';
import { type RailItem, RailLinks } from './rail-links';
import { Wordmark } from './site-shell';

type OwnerShellProps = {
  readonly workspace: { readonly slug: string; readonly name: string };
  readonly items: readonly RailItem[];
  readonly person: { readonly name: string };
  /** how much of what they were told here they haven't read */
  readonly unread: number;
  readonly children: ReactNode;
};

/**
 * The owner's side: a rail on the left, one column of content. On a phone the rail is a menu that opens without scripts.
 * It is around every page and the same on all: as a client component it travels once, and later pages are data only.
 */
export function OwnerShell({ workspace, items, person, unread, children }: OwnerShellProps) {
  const rail = (
    <>
      <RailLinks items={items} />
      <div className="mt-6 grid gap-1 border-t border-line pt-4 text-sm">
        <NearLink href="/settings" className="rounded-md px-3 py-2 text-quiet hover:bg-sunken hover:text-ink">
          {person.name}
        </NearLink>
        <NearLink
          href="/start?choose=1"
          className="rounded-md px-3 py-2 text-quiet hover:bg-sunken hover:text-ink"
        >
          Other places
        </NearLink>
      </div>
    </>
  );
  const find = (
    <PaletteButton
      slug={workspace.slug}
      pages={pagesOfWorkspace(workspace.slug, items)}
      fallback={addresses.search(workspace.slug)}
    />
  );
  return (
    <div className="mx-auto max-w-7xl lg:grid lg:grid-cols-[theme(spacing.rail)_minmax(0,1fr)] print:block!">
      <header className="flex items-start gap-2 border-b border-line px-5 py-3 lg:hidden" data-no-print>
        <details className="group min-w-0 flex-1">
          <summary className="flex min-h-10 items-center justify-between gap-3">
            <span className="min-w-0 truncate font-semibold">{workspace.name}</span>
            <span className="inline-flex items-center gap-2 text-quiet">
              <span aria-hidden className="bars" /> Menu
            </span>
          </summary>
          <nav aria-label="Workspace, menu" className="pt-3">
            {rail}
          </nav>
        </details>
        <Bell href={addresses.notices(workspace.slug)} unread={unread} isSmall />
        {find}
      </header>
      <div className="hidden border-e border-line lg:block" data-no-print>
        <nav aria-label="Workspace" className="sticky top-0 flex h-dvh flex-col overflow-y-auto px-4 py-6">
          <div className="px-3">
            <Wordmark href={`/w/${workspace.slug}`} />
            <p className="mb-6 mt-1 text-sm text-quiet [overflow-wrap:anywhere]">{workspace.name}</p>
          </div>
          <div className="mb-1 grid">
            {find}
            <Bell href={addresses.notices(workspace.slug)} unread={unread} />
          </div>
          {rail}
        </nav>
      </div>
      <main id="content" className="min-w-0 px-5 py-8 sm:px-10 lg:py-12">
        {children}
      </main>
    </div>
  );
}

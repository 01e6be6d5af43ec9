'use client';

import type { ReactNode } from 'react';
import { InboxFilters, type InboxFiltersProps } from './inbox-filters';
import { InboxPages, type InboxPagesProps } from './inbox-pages';

type OpenWorkProps = Omit<InboxFiltersProps, 'isShort'> & InboxPagesProps & { readonly children: ReactNode };

/** Up to this many rows are found by looking; with more, a search by title is shown above them. */
const SHORT = 12;

/** The inbox's list with its filters. It is on every page of a brief, so only facts are sent (docs/adr/0052). */
export function OpenWork({ narrowing, isNarrowed, businesses, children, ...pages }: OpenWorkProps) {
  return (
    <nav aria-label="Open work" className="grid gap-6">
      <InboxFilters
        narrowing={narrowing}
        isNarrowed={isNarrowed}
        isShort={!isNarrowed && isWholeAndShort(pages)}
        businesses={businesses}
      />
      {pages.groups.length === 0 ? <NothingHere isNarrowed={isNarrowed} /> : null}
      <InboxPages {...pages} />
      {children ? <div className="px-3">{children}</div> : null}
    </nav>
  );
}

function isWholeAndShort({ groups, top, next }: Pick<InboxPagesProps, 'groups' | 'top' | 'next'>): boolean {
  return top === null && next === null && groups.flatMap(({ rows }) => rows).length <= SHORT;
}

function NothingHere({ isNarrowed }: Pick<InboxFiltersProps, 'isNarrowed'>) {
  return (
    <p className="px-3 text-quiet">
      {isNarrowed
        ? 'No open work matches. The search looks at titles, from the beginning of a word; closed work is under Done.'
        : 'That’s all. What was here may have been done since.'}
    </p>
  );
}

'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { Suspense, useEffect, useState } from 'react';
import { Button, buttonLook } from '@/components/ui/button';
import { fetchedLate } from '@/components/ui/fetched-late';
import { addresses } from '@/lib/platform/addresses/addresses';
import { InboxGroups } from './inbox-groups';
import type { InboxGroupRows } from './inbox-rows';

/** Loaded only for those who choose an infinite list. */
const LongList = fetchedLate<ListProps>(async () => (await import('./long-list')).LongList, OnePage);

type ListProps = Pick<InboxPagesProps, 'groups' | 'next'>;

export type InboxPagesProps = {
  readonly groups: readonly InboxGroupRows[];
  /** the query they were loaded for */
  readonly search: string;
  /** the beginning of the list; null when this is it */
  readonly top: string | null;
  /** the next page's query; null when this is the last one */
  readonly next: string | null;
};

/**
 * One page of the list, and the links on: the next page is a link, which needs no scripts and leaves find-in-page and
 * reading aloud to the browser; or the infinite list takes over.
 */
export function InboxPages({ groups, search, top, next }: InboxPagesProps) {
  const [isLong, setLong] = useState(false);
  useSameList(search);
  if (isLong) {
    return (
      <Suspense fallback={<InboxGroups groups={groups} />}>
        <LongList groups={groups} next={next} />
      </Suspense>
    );
  }
  return (
    <>
      <InboxGroups groups={groups} />
      {top !== null || next !== null ? (
        <p className="flex flex-wrap gap-2 px-3">
          {top === null ? null : (
            <a href={top} className={buttonLook('quiet')}>
              From the top
            </a>
          )}
          {next === null ? null : (
            <>
              <a href={addresses.inbox(next)} data-inbox-next className={buttonLook('quiet')}>
                Next page
              </a>
              <Button look="plain" onClick={() => setLong(true)}>
                All in one list
              </Button>
            </>
          )}
        </p>
      ) : null}
    </>
  );
}

/** Shown if the infinite list's code didn't load. */
function OnePage({ groups, next }: ListProps) {
  return (
    <>
      <InboxGroups groups={groups} />
      {next === null ? null : (
        <p className="px-3">
          <a href={addresses.inbox(next)} className={buttonLook('quiet')}>
            Next page
          </a>
        </p>
      )}
    </>
  );
}

/**
 * The list stays while briefs are opened beside it. When the address asks for another one, it has to be loaded again.
 */
function useSameList(search: string): void {
  const router = useRouter();
  const current = useSearchParams().toString();
  useEffect(() => {
    if (current !== search) router.refresh();
  }, [current, search, router]);
}

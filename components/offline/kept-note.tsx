'use client';

import { usePathname } from 'next/navigation';
import { Suspense, useEffect, useRef, useState } from 'react';
import { fetchedLate, Nothing } from '@/components/ui/fetched-late';
import { noteOpened } from './opened';
import { useConnection } from './use-connection';

/** Anything only needed later is loaded later, so that an inbox opens as fast as without it. */
const Waiting = fetchedLate(async () => (await import('./waiting')).WaitingPostings, Nothing);
const KeptPages = fetchedLate(async () => (await import('./kept-pages')).KeptPages, Nothing);

type KeptNoteProps = {
  /** the signed-in person's id */
  readonly person: string;
  /** when the server made the page: "Wed 25 Nov, 14:02" on the reader's clock */
  readonly asOf: string;
  /** the same in milliseconds since 1970 */
  readonly madeAt: number;
};

/**
 * Says that a page is a kept copy, and from when; hidden otherwise. It is part of every page, so that the copy says so
 * without scripts too: public/inbox-worker.js unhides it.
 */
export function KeptNote({ person, asOf, madeAt }: KeptNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  const { isOffline, isLater } = useConnection();
  /** the copy that was shown as such: after a reload it is another page */
  const [copy, setCopy] = useState<number | null>(null);
  const pathname = usePathname();

  useEffect(() => {
    if (note.current?.hidden === false) setCopy(Number(note.current.dataset.madeAt));
  }, []);
  useEffect(() => noteOpened(pathname), [pathname]);

  return (
    <>
      <div
        ref={note}
        role="status"
        className="mb-6 max-w-measure rounded-md bg-wash px-4 py-3"
        data-made-at={madeAt}
        data-person={person}
        data-kept-note=""
        hidden={!isOffline && copy !== madeAt}
        suppressHydrationWarning
      >
        You are offline. This is as of {asOf}. You can read on; your messages and answers to briefs wait on
        this device and are sent once when you are back.
      </div>
      {isLater ? (
        <>
          <Suspense>
            <KeptPages person={person} isOffline={isOffline} />
          </Suspense>
          <Suspense>
            <Waiting person={person} isOffline={isOffline} />
          </Suspense>
        </>
      ) : null}
    </>
  );
}

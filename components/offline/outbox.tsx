'use client';

import { Suspense } from 'react';
import { fetchedLate, Nothing } from '@/components/ui/fetched-late';
import { useConnection } from './use-connection';

const Waiting = fetchedLate(async () => (await import('./waiting')).WaitingPostings, Nothing);

/** What was written without a connection waits here, and is sent once. Loaded when the page has settled. */
export function Outbox({ person }: { person: string }) {
  const { isOffline, isLater } = useConnection();
  return isLater ? (
    <Suspense>
      <Waiting person={person} isOffline={isOffline} />
    </Suspense>
  ) : null;
}

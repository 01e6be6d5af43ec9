'use client';

import dynamic from 'next/dynamic';
import { Nothing } from '@/components/ui/fetched-late';
import { useConnection } from './use-connection';

const Waiting = dynamic(
  () => import('./waiting').then((loaded) => loaded.WaitingPostings).catch(() => Nothing),
  { ssr: false },
);

/** What was written on a page without a connection waits here, and is sent once. It comes when the page has settled. */
export function Outbox({ person }: { person: string }) {
  const { isOffline, isLater } = useConnection();
  return isLater ? <Waiting person={person} isOffline={isOffline} /> : null;
}

'use client';

import { Suspense } from 'react';
import { useConnection } from '@/components/offline/use-connection';
import { fetchedLate, Nothing } from '@/components/ui/fetched-late';

const ZoneQuestion = fetchedLate(async () => (await import('./zone-question')).ZoneQuestion, Nothing);

type DeviceZoneProps = {
  readonly own: string;
  /** by how many minutes the clock of that zone is ahead of UTC now */
  readonly minutesAhead: number;
  readonly kept: readonly string[];
};

/**
 * Notices, once the page has settled, that this device is in another zone than its person reads times in; the question
 * is loaded only then. It comes late, since only the device knows its zone.
 */
export function DeviceZone({ own, minutesAhead, kept }: DeviceZoneProps) {
  const { isOffline, isLater } = useConnection();
  const here = -new Date().getTimezoneOffset();
  // not asked if both clocks show the same, nor offline, when the answer couldn't be sent
  const isElsewhere = isLater && !isOffline && here !== minutesAhead;
  return isElsewhere ? (
    <Suspense>
      <ZoneQuestion own={own} minutesAhead={{ device: here, own: minutesAhead }} kept={kept} />
    </Suspense>
  ) : null;
}

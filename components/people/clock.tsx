'use client';

import { useEffect, useState } from 'react';
import { shownInstant } from '@/lib/platform/time/shown-instants';

/** Somebody's local time. It updates while the page is open: a clock that stood still would lie. */
export function Clock({ zone, startsAt }: { zone: string; startsAt: Date }) {
  const [now, setNow] = useState(startsAt);
  useEffect(() => {
    const tick = () => setNow(new Date());
    tick();
    const ticking = setInterval(tick, 15_000);
    return () => clearInterval(ticking);
  }, []);
  return <time dateTime={now.toISOString()}>{shownInstant(now, zone, now)}</time>;
}

'use client';

import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/**
 * @returns what time it is, by the minute; null in the first minute, in which what the server made still holds. A phone takes
 * long to learn how days and times are written: not while a page opens.
 */
export function useNow(): Date | null {
  const [instant, setInstant] = useState<Date | null>(null);
  useEffect(() => {
    const ticking = setInterval(() => setInstant(new Date()), MINUTE_MS);
    return () => clearInterval(ticking);
  }, []);
  return instant;
}

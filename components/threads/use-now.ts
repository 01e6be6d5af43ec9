'use client';

import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/**
 * @param madeAt ISO instant at which the page was made
 * @returns what time it is, by the minute: that of the page until it has settled.
 */
export function useNow(madeAt: string): Date {
  const [instant, setInstant] = useState(() => new Date(madeAt));
  useEffect(() => {
    const ticking = setInterval(() => setInstant(new Date()), MINUTE_MS);
    return () => clearInterval(ticking);
  }, []);
  return instant;
}

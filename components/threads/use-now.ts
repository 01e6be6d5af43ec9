'use client';

import { useEffect, useState } from 'react';
import { MINUTE_MS } from '@/lib/platform/time/lengths';

/**
 * @returns the current time, by the minute; null in the first minute, while the server's text still holds. A phone
 * takes long to load date formatting: not while a page opens.
 */
export function useNow(): Date | null {
  const [instant, setInstant] = useState<Date | null>(null);
  useEffect(() => {
    const ticking = setInterval(() => setInstant(new Date()), MINUTE_MS);
    return () => clearInterval(ticking);
  }, []);
  return instant;
}

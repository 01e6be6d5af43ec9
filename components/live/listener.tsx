'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { keepLooking } from './keep-looking';

/**
 * Listens for hints that something has changed, and has the page looked at again.
 * @param madeAt when the server made the page, in milliseconds since 1970
 */
export function Listener({ madeAt }: { madeAt: number }) {
  const router = useRouter();
  const shown = useRef(madeAt);
  useEffect(() => {
    shown.current = madeAt;
  }, [madeAt]);
  useEffect(
    () =>
      keepLooking({
        address: () => `/api/live?since=${shown.current}`,
        madeAt: () => shown.current,
        look: () => router.refresh(),
      }),
    [router],
  );
  return null;
}

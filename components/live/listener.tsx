'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { addresses } from '@/lib/platform/addresses/addresses';
import { keepFresh } from './keep-fresh';

type ListenerProps = {
  readonly person: string;
  /** when the server made the page, in milliseconds since 1970 */
  readonly madeAt: number;
};

/** Listens for hints that something has changed, and reloads the page's data. */
export function Listener({ person, madeAt }: ListenerProps) {
  const router = useRouter();
  const shown = useRef(madeAt);
  useEffect(() => {
    shown.current = madeAt;
  }, [madeAt]);
  useEffect(
    () =>
      keepFresh({
        person,
        address: (after) => addresses.live(after, shown.current),
        madeAt: () => shown.current,
        refresh: () => router.refresh(),
      }),
    [router, person],
  );
  return null;
}

'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { keepOpened, startKeeping } from './worker';

type KeptPagesProps = { readonly person: string; readonly isOffline: boolean };

/** Has the pages of the inbox kept for reading offline; those that were opened without a connection, when it is back. */
export function KeptPages({ person, isOffline }: KeptPagesProps) {
  const pathname = usePathname();
  useEffect(() => void startKeeping(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that is opened is to be kept
  useEffect(() => {
    if (!isOffline) keepOpened(person);
  }, [person, pathname, isOffline]);
  return null;
}

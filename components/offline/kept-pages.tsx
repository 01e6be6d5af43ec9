'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { keepOpened, startKeeping } from './worker';

type KeptPagesProps = { readonly person: string; readonly isOffline: boolean };

/** Keeps the inbox's pages for reading offline; those opened without a connection, once it is back. */
export function KeptPages({ person, isOffline }: KeptPagesProps) {
  const pathname = usePathname();
  useEffect(() => void startKeeping(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that is opened is to be kept
  useEffect(() => {
    if (!isOffline) keepOpened(person);
  }, [person, pathname, isOffline]);
  return null;
}

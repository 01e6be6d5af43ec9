'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { keepSeen, startKeeping } from './worker';

/** Has the pages of the inbox kept for reading offline. */
export function KeptPages({ person }: { person: string }) {
  const pathname = usePathname();
  useEffect(() => void startKeeping(), []);
  useEffect(() => keepSeen(person, pathname), [person, pathname]);
  return null;
}

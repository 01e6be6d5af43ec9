'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** One thing in the list; the one that is open is marked. The keys j and k go from one to the next. */
export function InboxLink({ href, children }: { href: string; children: ReactNode }) {
  const isOpen = usePathname() === href.split('#')[0];
  return (
    <li>
      <Link
        href={href}
        data-inbox-link
        aria-current={isOpen ? 'page' : undefined}
        className="grid rounded-md px-3 py-2 hover:bg-sunken aria-[current=page]:bg-sunken"
      >
        {children}
      </Link>
    </li>
  );
}

import type { ReactNode } from 'react';
import { NearLink } from './near-link';

/** After answering one thing, leads to the next that waits. */
export function NextOne({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p className="mt-8" data-no-print>
      <NearLink href={href} className="link">
        {children}
      </NearLink>
    </p>
  );
}

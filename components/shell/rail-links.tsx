'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { NearLink } from '@/components/ui/near-link';
import { isAtPlace } from './at-place';

export type RailItem = {
  readonly href: string;
  readonly label: string;
  /** how the addresses begin that belong to this place besides its own; left out: all below it */
  readonly under?: readonly string[];
  /** what it leads to, for screen readers, where the label alone doesn't say it */
  readonly heard?: string;
  /** what is going on there, in words for screen readers; on the screen it is a dot */
  readonly mark?: string;
};

/** The places of a shell, with the present one marked. A surrounding menu closes when one is chosen. */
export function RailLinks({ items }: { items: readonly RailItem[] }) {
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(path);
  const close = useCallback(() => list.current?.closest('details')?.removeAttribute('open'), []);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    close();
  }, [path, close]);
  return (
    <ul ref={list} className="grid gap-0.5">
      {items.map(({ href, label, under, heard, mark }) => {
        const isHere = isAtPlace({ href, under }, path);
        return (
          <li key={href}>
            <NearLink
              href={href}
              aria-current={isHere ? 'page' : undefined}
              className="rail-link"
              // a link to the current page changes nothing, so the menu has to be closed here
              onClick={close}
            >
              {label}
              {heard ? <span className="sr-only">, {heard}</span> : null}
              {mark ? <Mark says={mark} /> : null}
            </NearLink>
          </li>
        );
      })}
    </ul>
  );
}

function Mark({ says }: { readonly says: string }) {
  return (
    <span title={says} className="ms-1 font-semibold text-needs">
      <span aria-hidden>•</span>
      <span className="sr-only">, {says}</span>
    </span>
  );
}

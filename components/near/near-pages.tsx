'use client';

import { PrefetchKind } from 'next/dist/client/components/router-reducer/router-reducer-types';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { isPlainClick } from './following';

/** Set on a link while its page is loading: the page shows that once it takes longer than 300 ms (app/styles). */
const OPENING = 'data-opening';

/**
 * Handles a page's near links (components/ui/near-link): prefetches on hover or focus, and opens the page in place. One
 * listener for all of them, where the framework's own link brings state, effects and handlers for each row of a list.
 */
export function NearPages() {
  const router = useRouter();
  const [isOpening, startOpening] = useTransition();
  const opened = useRef<HTMLAnchorElement | null>(null);
  useEffect(() => {
    let near: HTMLAnchorElement | null = null;
    const come = ({ target }: Event) => {
      const link = nearLinkAt(target);
      if (link && link !== near) router.prefetch(link.href, { kind: PrefetchKind.FULL });
      near = link;
    };
    const follow = (event: MouseEvent) => {
      const link = nearLinkAt(event.target);
      if (!link || link.target || !isPlainClick(event)) return;
      event.preventDefault();
      opened.current?.removeAttribute(OPENING);
      opened.current = link;
      link.setAttribute(OPENING, '');
      startOpening(() => router.push(link.href));
    };
    document.addEventListener('pointerover', come);
    document.addEventListener('focusin', come);
    document.addEventListener('click', follow);
    return () => {
      document.removeEventListener('pointerover', come);
      document.removeEventListener('focusin', come);
      document.removeEventListener('click', follow);
    };
  }, [router]);
  useEffect(() => {
    if (!isOpening) opened.current?.removeAttribute(OPENING);
  }, [isOpening]);
  return null;
}

function nearLinkAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-near]') : null;
}

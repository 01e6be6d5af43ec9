'use client';

import { PrefetchKind } from 'next/dist/client/components/router-reducer/router-reducer-types';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isPlainClick } from './following';

/**
 * Follows the near links of a page (components/ui/near-link): fetches a page when the pointer or the focus comes to its
 * link, and opens it without leaving the page. One listener for all of them, where the framework's own link brings
 * state, effects and handlers of its own for each row of a list.
 */
export function NearPages() {
  const router = useRouter();
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
      router.push(link.href);
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
  return null;
}

function nearLinkAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-near]') : null;
}

import { type RefObject, useLayoutEffect } from 'react';

/**
 * A form that disappears once it is done, such as one in a row it removed, would take the focus along, and leave
 * keyboard and screen reader users at the top of the page. They continue at the heading of the section that the form
 * was in, or of the part that another page's address leads to.
 * @param element the form, or a part of it that disappears by itself
 */
export function useFocusAfterRemoval(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = element;
    return () => {
      if (!current?.contains(document.activeElement)) return;
      const parts = partsAround(current);
      // a frame later, when the element is gone, and only if nothing else took the focus meanwhile
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const part = parts.find(({ isConnected }) => isConnected);
        // a page with another frame around it, such as the first in a new workspace, has a `main` of its own
        goOnIn(part ?? document.querySelector('main'));
      });
    };
  }, [element]);
}

const HEADINGS = 'h1, h2, h3';

/** @returns the sections that an element is in, innermost first. */
function partsAround(element: Element): readonly Element[] {
  const part = element.closest('section, main');
  return part ? [part, ...(part.parentElement ? partsAround(part.parentElement) : [])] : [];
}

function goOnIn(part: Element | null): void {
  const isPage = part?.matches('main') === true;
  // an address may lead to a part of the page, as back to a form after signing in again
  const named = isPage ? document.getElementById(location.hash.slice(1)) : null;
  const heading = headingOf(named) ?? headingOf(part);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), { once: true });
  heading.focus({ preventScroll: true });
  // what became of a whole page is said at its head; a list that lost a row stays where it is
  if (named) named.scrollIntoView({ block: 'start' });
  else if (isPage) heading.scrollIntoView({ block: 'nearest' });
}

/** @returns the first heading in a part of a page, or the part itself if it is one. */
function headingOf(part: Element | null): HTMLElement | null {
  const heading = part?.matches(HEADINGS) ? part : part?.querySelector(HEADINGS);
  return heading instanceof HTMLElement ? heading : null;
}

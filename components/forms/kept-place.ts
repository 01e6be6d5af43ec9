import { type RefObject, useLayoutEffect } from 'react';

/**
 * A form that goes with what it has done, as that of a row that it removed, would take the focus along, and leave whoever works by
 * keyboard or hears the page at its beginning. They go on at the heading of the part that the form stood in.
 */
export function useKeptPlace(form: RefObject<HTMLFormElement | null>): void {
  useLayoutEffect(() => {
    const { current } = form;
    return () => {
      if (!current?.contains(document.activeElement)) return;
      const parts = partsAround(current);
      // a frame later, when the element is gone, and only if nothing else took the focus meanwhile
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) goOnIn(parts.find(({ isConnected }) => isConnected));
      });
    };
  }, [form]);
}

/** @returns the parts of the page that an element stands in, the nearest first. */
function partsAround(element: Element): readonly Element[] {
  const part = element.closest('section, main');
  return part ? [part, ...(part.parentElement ? partsAround(part.parentElement) : [])] : [];
}

function goOnIn(part: Element | undefined): void {
  const heading = part?.querySelector<HTMLElement>('h1, h2, h3');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), { once: true });
  heading.focus({ preventScroll: true });
}

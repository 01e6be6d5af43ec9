import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** @returns the HTML of something as it reads: a non-breaking space is a space like any other. */
export function markupOf(element: ReactElement): string {
  return renderToStaticMarkup(element).replaceAll('\u00a0', ' ');
}

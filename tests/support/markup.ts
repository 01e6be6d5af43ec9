import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** @returns the HTML of something as it reads: where no line is broken stands a space as anywhere. */
export function markupOf(element: ReactElement): string {
  return renderToStaticMarkup(element).replaceAll('\u00a0', ' ');
}

import { render } from '@react-email/render';
import type { ReactElement } from 'react';
import { plainTextReader } from './plain-text';

const asText = plainTextReader();

/** @returns a mail as it is sent: for people who read HTML, and for those who read text. */
export async function rendered(
  element: ReactElement,
): Promise<{ readonly html: string; readonly text: string }> {
  const html = await render(element);
  return { html, text: asText(html) };
}

import { render, toPlainText } from '@react-email/render';
import type { ReactElement } from 'react';

/** @returns a mail as it is sent: for people who read HTML, and for those who read text. */
export async function rendered(
  element: ReactElement,
): Promise<{ readonly html: string; readonly text: string }> {
  const html = await render(element);
  return { html, text: toPlainText(html) };
}

import { render } from '@react-email/render';
import type { Formatter } from 'html-to-text';
import type { ReactElement } from 'react';
import { plainTextReader } from './plain-text';

/** What a mail is for, and below it the address that leads there: on a line of its own it can be copied, and isn't broken. */
const button: Formatter = ({ children, attribs }, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(children, builder);
  builder.addInline(':');
  builder.addLineBreak();
  builder.addInline(attribs.href ?? '', { noWordTransform: true });
  builder.closeBlock({ trailingLineBreaks: 2 });
};

/** Names aren't shouted, and what somebody wrote keeps its lines and is told from what we write. */
const asText = plainTextReader(
  [
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'p.quoted', format: 'blockquote' },
    { selector: 'a.act', format: 'button' },
  ],
  { preserveNewlines: true, formatters: { button } },
);

/** @returns a mail as it is sent: for people who read HTML, and for those who read text. */
export async function rendered(
  element: ReactElement,
): Promise<{ readonly html: string; readonly text: string }> {
  const html = await render(element);
  return { html, text: asText(html) };
}

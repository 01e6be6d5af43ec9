import { render } from '@react-email/render';
import type { Formatter } from 'html-to-text';
import type { ReactElement } from 'react';
import { unbroken } from '@/lib/platform/text/unbroken';
import { shownDates } from '@/lib/platform/time/shown-dates';
import { plainTextReader } from './plain-text';

/** The button, and below it the address it leads to: on its own line it can be copied, and isn't broken. */
const button: Formatter = ({ children, attribs }, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(children, builder);
  builder.addInline(':');
  builder.addLineBreak();
  builder.addInline(attribs.href ?? '', { noWordTransform: true });
  builder.closeBlock({ trailingLineBreaks: 2 });
};

/** Headings aren't put in capitals, and quoted words keep their lines and stand apart from ours. */
const asText = plainTextReader(
  [
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'p.quoted', format: 'blockquote' },
    { selector: 'a.act', format: 'button' },
  ],
  { preserveNewlines: true, formatters: { button } },
);

const BETWEEN_TAGS = />[^<]+/g;
/** React's mark between two texts, which only a browser with scripts needs; a date may go across it. */
const BETWEEN_TEXTS = '<!-- -->';

/** "USD 189.75", as `formatMoney` writes it. */
const AMOUNT = /\b[A-Z]{3} [-\d]/g;

/**
 * @returns a mail as it is sent: in HTML, with each date and amount on one line as on a page, and as plain text, whose
 * spaces stay plain.
 */
export async function rendered(
  element: ReactElement,
): Promise<{ readonly html: string; readonly text: string }> {
  const html = (await render(element)).replaceAll(BETWEEN_TEXTS, '');
  return {
    html: html.replace(BETWEEN_TAGS, (words) => shownDates(words).replace(AMOUNT, unbroken)),
    text: asText(html),
  };
}

import { beginningOf } from '@/lib/platform/text/shortened';

/** C0, C1 and the Unicode line separators: in a header they would begin another one (RFC 5322, 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the controls is the point
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** @returns text that is safe in a mail header: one line, at most 200 characters unless told otherwise. */
export function headerText(text: string, atMost = 200): string {
  const oneLine = text.replace(BREAKS, ' ').replace(/ {2,}/g, ' ').trim();
  return beginningOf(oneLine, atMost).trimEnd();
}

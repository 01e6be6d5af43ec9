import { unbroken } from '@/lib/platform/text/unbroken';
import { MONTHS } from './dates-in-words';

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
// "Sept" is short for September in English, the others have three letters
const MONTH = `(?:${MONTHS.map((name) => `${name}|${name.slice(0, name === 'September' ? 4 : 3)}`).join('|')})`;
const DATE = `(?:${DAY} )?\\d{1,2} ${MONTH}(?: \\d{4})?(?:, \\d{2}:\\d{2}(?: your time| UTC)?)?`;
/** The other's clock, up to their name, which may be long: "(01:00 Sat for". */
const THEIR_CLOCK = `\\(\\d{2}:\\d{2}(?: ${DAY})? for`;
const TOGETHER = new RegExp(`\\b${DATE}\\b|${THEIR_CLOCK}\\b`, 'g');

/**
 * @returns a text as a page shows it, each date and time in it on one line: a row ended "due Fri 4", and "Dec, 20:00"
 * began the next. What is stored, sent or written into a file keeps its plain spaces.
 */
export function shownDates(text: string): string {
  return text.replace(TOGETHER, unbroken);
}

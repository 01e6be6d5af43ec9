import { dayInWords, formatDay, formatInstant } from './format';
import { shownDates } from './shown-dates';

/** @returns an instant in a text of a page, as `formatInstant` gives it, on one line. */
export function shownInstant(instant: Date, zone: string, now: Date): string {
  return shownDates(formatInstant(instant, zone, now));
}

/** @returns the day of an instant in a text of a page, as `formatDay` gives it, on one line. */
export function shownDay(instant: Date, zone: string, now: Date): string {
  return shownDates(formatDay(instant, zone, now));
}

/** @returns a `YYYY-MM-DD` in a text of a page, as `dayInWords` gives it, on one line. */
export function shownDate(date: string, now: Date): string {
  return shownDates(dayInWords(date, now));
}

/**
 * The days that are taken from outside. PostgreSQL knows no year 0000, and ISO 8601's four digits end with 9999; that a day
 * may still be moved by a zone, a month or a year, a century is left at the one end and a year at the other.
 */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '9998-12-31';
const FIRST_INSTANT = Date.parse(`${FIRST_DAY}T00:00:00Z`);
const LAST_INSTANT = Date.parse(`${LAST_DAY}T23:59:59Z`);

/** What is said at a field in which there is no such day. */
export const NO_SUCH_DATE = 'There is no such date in the calendar. Choose another day.';

/** What is said at a field in which there is no such zone. */
export const NO_SUCH_ZONE = 'Choose a time zone from the list.';

/** @param day `2026-11-27` @returns whether it lies where days of people do, and where the database can keep it. */
export function isDayTaken(day: string): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/** @param at milliseconds since 1970 @returns the same of an instant; false for what is no number. */
export function isInstantTaken(at: number): boolean {
  return at >= FIRST_INSTANT && at <= LAST_INSTANT;
}

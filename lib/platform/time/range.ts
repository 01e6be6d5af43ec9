/**
 * The range of days accepted from outside. PostgreSQL has no year 0000, and ISO 8601's four digits end with 9999. A day
 * may still be moved by a zone, a month or a year, so a century is left at one end and a year at the other.
 */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '9998-12-31';
const FIRST_INSTANT = Date.parse(`${FIRST_DAY}T00:00:00Z`);
const LAST_INSTANT = Date.parse(`${LAST_DAY}T23:59:59Z`);

/** The message for a field with an impossible day. */
export const NO_SUCH_DATE = 'There is no such date in the calendar. Choose another day.';

/** The message for a field with an unknown zone. */
export const NO_SUCH_ZONE = 'Choose a time zone from the list.';

/** @param day `2026-11-27` @returns whether it lies in the accepted range, where the database can keep it. */
export function isDayTaken(day: string): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/** @param at milliseconds since 1970 @returns the same for an instant; false for NaN. */
export function isInstantTaken(at: number): boolean {
  return at >= FIRST_INSTANT && at <= LAST_INSTANT;
}

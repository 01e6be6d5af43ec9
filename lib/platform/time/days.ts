import { Temporal } from 'temporal-polyfill';

/**
 * @param date a calendar date, `2026-11-27`
 * @returns the instant at which that day ends in a zone: where the next one begins, even where clocks skip midnight.
 */
export function endOfDay(date: string, zone: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone);
  return new Date(next.epochMilliseconds);
}

/** Until when, on the next day's clock, people call it the same night. */
const NIGHT_ENDS = '05:00';

/**
 * @param date a calendar date, `2026-11-27`
 * @returns the instant at which the night after that day is over in a zone: what is due before it is due tonight.
 */
export function endOfNight(date: string, zone: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  return new Date(next.toZonedDateTime({ timeZone: zone, plainTime: NIGHT_ENDS }).epochMilliseconds);
}

/** @returns the calendar date this many days after the one that an instant has in a zone. */
export function dateAhead(instant: Date, days: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days })
    .toString();
}

/**
 * @param date a calendar date, `2026-11-27`
 * @returns the instant at which that day begins in a zone, even where clocks skip midnight.
 */
export function startOfDay(date: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);
}

/**
 * @param date a calendar date, `2026-11-27`
 * @param hour of the clock, such as 9
 * @returns the instant at which a zone's clock shows that hour: on a day on which clocks change too, when it is no longer so many
 * hours after midnight.
 */
export function hourOn(date: string, hour: number, zone: string): Date {
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: { hour } });
  return new Date(at.epochMilliseconds);
}

/**
 * @param date a calendar date, `2026-01-31`
 * @returns the same day this many months later, or that month's last if it has no such day: `2026-02-28`.
 */
export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

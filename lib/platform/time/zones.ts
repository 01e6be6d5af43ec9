import { Temporal } from 'temporal-polyfill';

/** @returns whether the name is an IANA time zone that we can compute with, such as `Asia/Manila`. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * @returns every zone to choose from, by name; `extra` first if it isn't among them (an alias somebody already has).
 */
export function zoneNames(extra?: string): readonly string[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
  return extra === undefined || known.includes(extra) ? known : [extra, ...known];
}

/** @returns an instant's calendar date in a zone: `2026-11-27`. */
export function dateIn(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** @returns how many minutes a zone's clock is ahead of UTC at an instant; negative when behind. */
export function offsetMinutes(instant: Date, zone: string): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    zone,
  );
  return offsetNanoseconds / 60_000_000_000;
}

/** @returns what a zone's clock shows at an instant: `2026-11-27T17:00`. */
export function localIn(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

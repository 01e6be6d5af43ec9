import { Temporal } from 'temporal-polyfill';
import { steadyAt } from './steady';

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
  return clockIn(instant, zone).slice(0, -'T17:00:00.000Z'.length);
}

/** @returns how many minutes a zone's clock is ahead of UTC at an instant; negative when behind. */
export function offsetMinutes(instant: Date, zone: string): number {
  return steadyAt(instant.getTime(), zone).offset / 60_000;
}

/** @returns what a zone's clock shows at an instant: `2026-11-27T17:00`. */
export function localIn(instant: Date, zone: string): string {
  return clockIn(instant, zone).slice(0, -':00.000Z'.length);
}

/** @returns what a zone's clock shows at an instant, written like an instant in UTC: `2026-11-27T17:00:00.000Z`. */
function clockIn(instant: Date, zone: string): string {
  const at = instant.getTime();
  return new Date(at + steadyAt(at, zone).offset).toISOString();
}

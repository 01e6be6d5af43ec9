import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from './lengths';
import { type Steady, steadyAt } from './steady';

/**
 * @returns the instant, in milliseconds, at which a clock shows this many minutes after midnight on a day counted from
 * 1970.
 */
export type WallClock = (day: number, minutes: number) => number;

/**
 * Reads a zone's clock for a period. Between two clock changes this is a subtraction; on the days around one, the
 * calendar's own rules apply (RFC 9557, "compatible"). For callers that ask about hundreds of days: each would
 * otherwise take a fraction of a millisecond.
 */
export function wallClock(zone: string, from: number, until: number): WallClock {
  const steady = steadyStretches(zone, from - 2 * DAY_MS, until + 2 * DAY_MS);
  return (day, minutes) => {
    const local = day * DAY_MS + minutes * 60_000;
    for (const stretch of steady) {
      const at = local - stretch.offset;
      if (at - DAY_MS >= stretch.from && at + DAY_MS < stretch.until) return at;
    }
    const shown = new Date(local).toISOString().slice(0, 19);
    return Temporal.PlainDateTime.from(shown).toZonedDateTime(zone).epochMilliseconds;
  };
}

/** The periods in which the clock doesn't change, latest first: most callers ask about that one. */
function steadyStretches(zone: string, from: number, until: number): readonly Steady[] {
  const stretches: Steady[] = [];
  for (let at = from; at < until; ) {
    const stretch = steadyAt(at, zone);
    stretches.unshift(stretch);
    at = stretch.until;
  }
  return stretches;
}

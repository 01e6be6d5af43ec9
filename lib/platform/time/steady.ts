import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/** A period between two changes of a zone's clock, in milliseconds since 1970; how far the clock is ahead of UTC in it, in milliseconds too. */
export type Steady = { readonly from: number; readonly until: number; readonly offset: number };

/** By zone. Asking Temporal about each row of a list was a tenth of an inbox (docs/adr/0162). */
const known = new LRUCache<string, readonly Steady[]>({ max: 500 });
/** Of one zone: ten years of two changes each. */
const MOST_OF_A_ZONE = 20;

/**
 * @param at an instant, in milliseconds since 1970
 * @returns the period around it in which the zone's clock doesn't change.
 * @throws a RangeError when there is no such zone or no such instant.
 */
export function steadyAt(at: number, zone: string): Steady {
  const ofZone = known.get(zone) ?? [];
  const ready = ofZone.find(({ from, until }) => from <= at && at < until);
  if (ready) return ready;
  const made = readSteady(at, zone);
  known.set(zone, [made, ...ofZone].slice(0, MOST_OF_A_ZONE));
  return made;
}

function readSteady(at: number, zone: string): Steady {
  const shown = zonedAt(at, zone);
  // the change before an instant isn't the one at it: a millisecond later it is
  const before = zonedAt(at + 1, zone).getTimeZoneTransition('previous');
  const after = shown.getTimeZoneTransition('next');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: shown.offsetNanoseconds / 1_000_000,
  };
}

function zonedAt(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

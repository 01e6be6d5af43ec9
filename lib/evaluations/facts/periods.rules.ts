import { Temporal } from 'temporal-polyfill';

/** From one instant until before another. */
export type Period = { readonly from: Date; readonly until: Date };

/**
 * @param zone of the business: six months before are six months by its calendar, over changes of its clock too
 * @param since when the two began to work together
 * @returns the period of the same length that ends where this one begins; null when nobody worked together yet then.
 */
export function periodBefore({ from, until }: Period, zone: string, since: Date): Period | null {
  if (since.getTime() >= from.getTime()) return null;
  const [begins, ends] = [inZone(from, zone), inZone(until, zone)];
  const before = begins.subtract(begins.until(ends, { largestUnit: 'months' }));
  return { from: new Date(before.epochMilliseconds), until: from };
}

function inZone(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

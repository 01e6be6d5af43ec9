import { Temporal } from 'temporal-polyfill';

/** From one instant up to another. */
export type Period = { readonly from: Date; readonly until: Date };

/**
 * @param zone of the business: the six months before are six months on its calendar, across clock changes too
 * @param since when the first agreement between the two came into force: joining comes days before, and in them nobody
 * can do anything that counts; null if none has
 * @returns the period of the same length that ends where this one begins; null if they didn't work together yet.
 */
export function periodBefore({ from, until }: Period, zone: string, since: Date | null): Period | null {
  if (since === null || since.getTime() >= from.getTime()) return null;
  const [begins, ends] = [inZone(from, zone), inZone(until, zone)];
  const before = begins.subtract(begins.until(ends, { largestUnit: 'months' }));
  return { from: new Date(before.epochMilliseconds), until: from };
}

function inZone(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

import { formatDay, formatInstant, placeOf } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';

const MINUTE = 60_000;

/**
 * @param zone of the business, whose calendar an agreement goes by
 * @returns an end in words: "the end of Mon 14 Dec (Chicago)", or to the minute when it isn't the end of a day.
 */
export function endInWords(at: Date, zone: string, now: Date): string {
  const justBefore = new Date(at.getTime() - MINUTE);
  const place = placeOf(zone);
  return dateIn(justBefore, zone) === dateIn(at, zone)
    ? `${formatInstant(at, zone, now)} (${place})`
    : `the end of ${formatDay(justBefore, zone, now)} (${place})`;
}

import { formatDay, formatInstant, placeOf } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';

const MINUTE = 60_000;

/**
 * @param zone of the business, whose calendar an agreement goes by
 * @returns an end in words: "the end of Mon 14 Dec (Chicago)", or to the minute when it isn't the end of a day.
 */
export function endInWords(at: Date, zone: string, now: Date): string {
  const place = placeOf(zone);
  return isEndOfDay(at, zone)
    ? `the end of ${formatDay(minuteBefore(at), zone, now)} (${place})`
    : `${formatInstant(at, zone, now)} (${place})`;
}

/**
 * @returns when something ended, for the middle of a sentence: "at the end of Mon 14 Dec (Chicago)", "on Fri 27 Nov,
 * 16:19 (Chicago)".
 */
export function atEndInWords(at: Date, zone: string, now: Date): string {
  return `${isEndOfDay(at, zone) ? 'at' : 'on'} ${endInWords(at, zone, now)}`;
}

function isEndOfDay(at: Date, zone: string): boolean {
  return dateIn(minuteBefore(at), zone) !== dateIn(at, zone);
}

function minuteBefore(at: Date): Date {
  return new Date(at.getTime() - MINUTE);
}

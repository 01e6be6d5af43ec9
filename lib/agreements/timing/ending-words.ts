import { formatDay, formatInstant, placeOf } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { dateIn } from '@/lib/platform/time/zones';

/** When something about an agreement ends, for a mail. */
export type End = {
  /** for its subject, where there is room for little: "Thu 24 Dec" */
  readonly day: string;
  /** for its text: "the end of Thu 24 Dec (Chicago)" */
  readonly inWords: string;
};

/** @returns an end for a mail, on the business's calendar; not quite the end of a day, its subject has the minute too. */
export function endOf(at: Date, zone: string, now: Date): End {
  const day = isEndOfDay(at, zone)
    ? formatDay(lastMomentBefore(at), zone, now)
    : formatInstant(at, zone, now);
  return { day, inWords: endInWords(at, zone, now) };
}

/**
 * @param zone of the business, whose calendar an agreement goes by
 * @returns an end in words: "the end of Mon 14 Dec (Chicago)", or to the minute when it isn't the end of a day.
 */
export function endInWords(at: Date, zone: string, now: Date): string {
  const place = placeOf(zone);
  return isEndOfDay(at, zone)
    ? `the end of ${formatDay(lastMomentBefore(at), zone, now)} (${place})`
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
  return dateIn(lastMomentBefore(at), zone) !== dateIn(at, zone);
}

import { daysAfter } from '@/lib/pay/periods.rules';
import { formatDay } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';

/** @returns "the week of Mon 16 Nov". @param monday `YYYY-MM-DD` */
export function weekInWords(monday: string, now: Date): string {
  return `the week of ${dayInWords(monday, now)}`;
}

/** @returns "Mon 16 Nov" for a calendar date, with the year when it isn't the one of `now`. */
export function dayInWords(date: string, now: Date): string {
  return formatDay(new Date(date), 'UTC', now);
}

/**
 * @returns the last day of a week that isn't over, "Sun 22 Nov", since more may be worked in it; null for one that is over.
 * @param monday `YYYY-MM-DD` @param zone of the business, on whose calendar the weeks are
 */
export function runsUntil(monday: string, zone: string, now: Date): string | null {
  const sunday = daysAfter(monday, 6);
  return dateIn(now, zone) <= sunday ? dayInWords(sunday, now) : null;
}

import { daysAfter } from '@/lib/pay/terms/periods.rules';
import { dayInWords } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';

/** @returns "the week of Mon 16 Nov". @param monday `YYYY-MM-DD` */
export function weekInWords(monday: string, now: Date): string {
  return `the week of ${dayInWords(monday, now)}`;
}

/**
 * @returns the last day of a week that isn't over, "Sun 22 Nov", since more may be worked in it; null for one that is
 * over.
 * @param monday `YYYY-MM-DD`
 * @param zone of the business, whose calendar the weeks are on
 */
export function runsUntil(monday: string, zone: string, now: Date): string | null {
  const sunday = daysAfter(monday, 6);
  return dateIn(now, zone) <= sunday ? dayInWords(sunday, now) : null;
}

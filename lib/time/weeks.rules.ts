import { formatDay } from '@/lib/platform/time/format';

/** @returns "the week of Mon 16 Nov". @param monday `YYYY-MM-DD` */
export function weekInWords(monday: string, now: Date): string {
  return `the week of ${dayInWords(monday, now)}`;
}

/** @returns "Mon 16 Nov" for a calendar date, with the year when it isn't the one of `now`. */
export function dayInWords(date: string, now: Date): string {
  return formatDay(new Date(date), 'UTC', now);
}

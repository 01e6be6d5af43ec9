import { counted } from '@/lib/platform/text/counted';

/** @returns minutes in words: "1 hour", "2.5 hours", "20 minutes". */
export function hoursInWords(minutes: number): string {
  if (minutes < 60) return counted(minutes, 'minute');
  return counted(Math.round((minutes / 60) * 100) / 100, 'hour');
}

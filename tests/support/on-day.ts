import { atTime } from '@/lib/platform/clock';

/** Runs `work` at 18:00 UTC of a day, such as 2027-03-04. @returns what `work` returns. */
export function onDay<T>(day: string, work: () => Promise<T>): Promise<T> {
  return atTime(new Date(`${day}T18:00:00Z`), work);
}

import { aroundAll } from 'vitest';
import { atTime } from '@/lib/platform/clock';

/** Runs `work` at 18:00 UTC of a day, such as 2027-03-04. @returns what `work` returns. */
export function onDay<T>(day: string, work: () => Promise<T>): Promise<T> {
  return atTime(new Date(`${day}T18:00:00Z`), work);
}

/**
 * Lets all of a file, or of a `describe`, happen at 18:00 UTC of a day: what it writes and expects are dates, and they
 * are ahead of that day whenever it runs.
 */
export function givenDay(day: string): void {
  aroundAll((runs) => onDay(day, runs));
}

import { unbroken } from '@/lib/platform/text/unbroken';
import { countedInWords, minutesInWords } from './entries.rules';

/** @returns "7 h 30 min" as a page shows it, in one line. */
export function shownMinutes(minutes: number): string {
  return unbroken(minutesInWords(minutes));
}

/** @returns "7 h 30 min (7 h 26 min worked)" as a page shows it: a line may break before the worked time. */
export function shownCounted(minutes: number, worked: number | null): string {
  return countedInWords(minutes, worked).split(' (').map(unbroken).join(' (');
}

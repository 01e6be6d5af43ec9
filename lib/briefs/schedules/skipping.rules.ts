import { accept, changedMeanwhile, type Result } from '@/lib/platform/result';

/** What can be done with one day of a schedule that is ahead. */
export const DAY_WORDS = ['schedule.day_skipped', 'schedule.day_taken_up'] as const;
export type DayWord = (typeof DAY_WORDS)[number];

export type DayFacts = {
  readonly isSkipped: boolean;
  /** identifies the latest record about the day; empty if there is none */
  readonly lastWord: string;
};

/**
 * Whoever presses a day's button saw the latest record about it. If the day is already as they want it, fine;
 * otherwise, if something was recorded since, they would undo that without having seen it.
 * @param seen identifies the record that they saw
 * @returns whether there is anything to do, or a refusal (`changed_meanwhile`).
 */
export function decideWord(
  { isSkipped, lastWord }: DayFacts,
  word: DayWord,
  seen: string,
): Result<'to say' | 'is so'> {
  if (isSkipped === (word === 'schedule.day_skipped')) return accept('is so');
  return lastWord === seen ? accept('to say') : { ok: false, refusal: changedMeanwhile('day').refusal };
}

import { accept, changedMeanwhile, type Result } from '@/lib/platform/result';

/** What can be said of one day of a schedule that is ahead. */
export const DAY_WORDS = ['schedule.day_skipped', 'schedule.day_taken_up'] as const;
export type DayWord = (typeof DAY_WORDS)[number];

export type DayFacts = {
  readonly isSkipped: boolean;
  /** names what was said of the day last; empty while nobody has said anything */
  readonly lastWord: string;
};

/**
 * Whoever presses the button beside a day saw what was said of it last. If it is so already, that is what they asked for; else, of a
 * day of which something was said since, they would undo that unseen.
 * @param seen the name of the word that they saw
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

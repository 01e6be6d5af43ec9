import { accept, changedMeanwhile, type Result } from '@/lib/platform/result';

/** What people change about one day of a schedule that is still ahead, as the audit log calls it. */
export const DAY_CHANGES = ['schedule.day_skipped', 'schedule.day_taken_up'] as const;
export type DayChange = (typeof DAY_CHANGES)[number];

export type DayFacts = {
  readonly isSkipped: boolean;
  /** identifies the latest record about the day; empty if there is none */
  readonly lastChangeId: string;
};

/**
 * Decides what pressing a day's button does. If the day is already as the person wants it, nothing; if somebody has
 * changed it since, they would undo that without having seen it.
 * @param seen identifies the latest record about the day when its page was loaded
 * @returns whether there is anything to change, or a refusal (`changed_meanwhile`).
 */
export function decideDayChange(
  { isSkipped, lastChangeId }: DayFacts,
  change: DayChange,
  seen: string,
): Result<'change' | 'unchanged'> {
  if (isSkipped === (change === 'schedule.day_skipped')) return accept('unchanged');
  return lastChangeId === seen ? accept('change') : { ok: false, refusal: changedMeanwhile('day').refusal };
}

import { pausedMinutes } from '../questions/pausing.rules';
import type { BriefChange, BriefPause } from './changes.queries';

/**
 * One move of a deadline, and why: both agreed on a new one, or the clock stood still while an answer was waited for.
 */
export type DeadlineMove = {
  readonly id: string;
  readonly at: Date;
  readonly from: Date;
  readonly to: Date;
  /** for how many minutes the clock stood still; null when both agreed on it */
  readonly waited: number | null;
};

/** @returns how a deadline came to be what it is, oldest first. */
export function deadlineMoves(brief: {
  readonly changes: readonly BriefChange[];
  readonly pauses: readonly BriefPause[];
}): readonly DeadlineMove[] {
  const agreed = brief.changes.flatMap(({ id, deadlineAt, answer }) => {
    if (answer?.outcome !== 'accepted' || !deadlineAt || !answer.wasDeadlineAt) return [];
    return [{ id, at: answer.at, from: answer.wasDeadlineAt, to: deadlineAt, waited: null }];
  });
  const waited = brief.pauses.flatMap(({ id, pausedAt, wasDeadlineAt, end }) =>
    end
      ? [
          {
            id,
            at: end.at,
            from: wasDeadlineAt,
            to: end.deadlineAt,
            waited: pausedMinutes(pausedAt, end.at),
          },
        ]
      : [],
  );
  return [...agreed, ...waited].sort((one, other) => one.at.getTime() - other.at.getTime());
}

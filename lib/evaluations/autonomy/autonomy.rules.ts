import { AUTONOMY_LEVELS, type Autonomy } from '@/lib/briefs/terms/autonomy.rules';
import type { WorkFacts } from '../facts/schema';

/** An owner's possible answers to the offer to let go of more. */
export const AUTONOMY_ANSWERS = ['taken', 'kept'] as const;

/** What is looked at before more is let go: the briefs approved in the period. */
export type AutonomyEvidence = {
  readonly approved: number;
  readonly atFirst: number;
  readonly onTime: number;
  /** how often something came back to the owner: each question, and each time work was sent back */
  readonly cameBack: number;
};

/** Fewer say little about the next. */
export const LEAST_BRIEFS = 5;
/** Required percentages of briefs approved at first delivery, and delivered by the deadline. */
export const LEAST_PERCENT = 80;
/** Allowed interruptions per brief. */
const MOST_COME_BACK = 1;

/** @returns what a period's facts say about how well letting go has worked. */
export function evidenceIn({ done, atFirst, onTime, questions, revisions }: WorkFacts): AutonomyEvidence {
  return { approved: done, atFirst, onTime, cameBack: questions + revisions };
}

/**
 * @returns whether the record supports more autonomy: enough briefs, right at the first delivery, on time, and hardly
 * ever back.
 */
export function supportsMore({ approved, atFirst, onTime, cameBack }: AutonomyEvidence): boolean {
  return (
    approved >= LEAST_BRIEFS &&
    atFirst * 100 >= approved * LEAST_PERCENT &&
    onTime * 100 >= approved * LEAST_PERCENT &&
    cameBack <= approved * MOST_COME_BACK
  );
}

/**
 * Autonomy rises with evidence, one level at a time, and only if an owner says so: this is what they are offered,
 * nothing happens by itself.
 * @param level of new work now
 * @returns the level to offer; null if the record doesn't support more, or nothing is left to let go.
 */
export function autonomyOffer(evidence: AutonomyEvidence, level: Autonomy): Autonomy | null {
  // the levels are ordered by how much is let go, most first
  const next = AUTONOMY_LEVELS[AUTONOMY_LEVELS.indexOf(level) - 1];
  return next !== undefined && supportsMore(evidence) ? next : null;
}

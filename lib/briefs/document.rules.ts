import type { BriefDocument } from './document.queries';
import type { BriefFacts } from './rules';

/** @returns what the table of `rules.ts` judges by, read from a whole brief: for showing just the buttons that work. */
export function factsOf(brief: BriefDocument): BriefFacts {
  const open = brief.clarifications.filter(({ answer }) => answer === null);
  return {
    state: brief.state,
    openQuestions: open.length,
    openBlockingQuestions: open.filter(({ isBlocking }) => isBlocking).length,
    deliveredById: brief.deliveries.at(-1)?.deliveredById ?? null,
    changeAskedBy: brief.changes.find(({ answer }) => answer === null)?.raisedBy ?? null,
    hasEnded: brief.hasEnded,
  };
}

/** What happened within a period, counted over the briefs that were approved in it. */
export type PeriodFacts = {
  /** how long it is */
  readonly days: number;
  readonly approved: number;
  readonly budgetMinutes: number;
  readonly withoutBudget: number;
  /** approved as first delivered: nothing was ever sent back */
  readonly atFirst: number;
  readonly questions: number;
  readonly risks: number;
  readonly revisions: number;
  /** days on which the assistant wrote into a brief's conversation, each brief's days for itself */
  readonly talkDays: number;
};

/** A share or an average of fewer briefs than this says little about the next. */
export const ENOUGH_BRIEFS = 10;

export type Measures = {
  /** how many briefs the figures are from */
  readonly approved: number;
  readonly isSmall: boolean;
  /** hours of the approved briefs' budgets, to a tenth; null when none had one */
  readonly hours: number | null;
  readonly withoutBudget: number;
  /** how often a brief came back to the owner's side before it was approved, to a tenth; null without briefs */
  readonly interruptions: number | null;
  /** how often in a week of the period, to a tenth; null without briefs */
  readonly interruptionsPerWeek: number | null;
  /** of 100 briefs, how many were approved as first delivered; null without briefs */
  readonly atFirstPercent: number | null;
};

/**
 * Reckons the measures of letting go (docs/measures.md). They are about a business's briefs: no person is measured by
 * them, and none is set beside another.
 */
export function measure(facts: PeriodFacts): Measures {
  const { approved, withoutBudget, days } = facts;
  const interruptions = facts.questions + facts.risks + facts.revisions + facts.talkDays;
  return {
    approved,
    withoutBudget,
    isSmall: approved > 0 && approved < ENOUGH_BRIEFS,
    hours: approved > withoutBudget ? tenths(facts.budgetMinutes / 60) : null,
    interruptions: approved > 0 ? tenths(interruptions / approved) : null,
    interruptionsPerWeek: approved > 0 ? tenths(interruptions / (days / 7)) : null,
    atFirstPercent: approved > 0 ? Math.round((facts.atFirst / approved) * 100) : null,
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

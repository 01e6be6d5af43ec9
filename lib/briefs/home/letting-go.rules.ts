/** What happened within a period, counted over the briefs approved in it. */
export type PeriodFacts = {
  /** how long it is */
  readonly days: number;
  readonly approved: number;
  readonly budgetMinutes: number;
  readonly withoutBudget: number;
  /** approved at first delivery: never sent back */
  readonly atFirst: number;
  readonly questions: number;
  readonly risks: number;
  readonly revisions: number;
  /** days on which the assistant wrote in a brief's conversation, counted per brief */
  readonly talkDays: number;
};

/** A rate or an average over fewer briefs than this says little about the next. */
export const ENOUGH_BRIEFS = 10;

export type Measures = {
  /** how many briefs the figures are based on */
  readonly approved: number;
  readonly isSmall: boolean;
  /** hours of the approved briefs' budgets, to a tenth; null when none had one */
  readonly hours: number | null;
  readonly withoutBudget: number;
  /** how often a brief came back to the owner's side before it was approved, to a tenth; null without briefs */
  readonly interruptions: number | null;
  /** how often per week of the period, to a tenth; null without briefs */
  readonly interruptionsPerWeek: number | null;
  /** percentage of briefs approved at first delivery; null without briefs */
  readonly atFirstPercent: number | null;
};

/**
 * Computes the measures of letting go (docs/letting-go.md). They are about a business's briefs: no person is measured by
 * them, and no two are compared.
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

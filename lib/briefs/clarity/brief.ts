import type { Autonomy } from '../terms/autonomy.rules';
import type { DeadlineFacts } from './deadline-facts';

/** A brief as the check reads it: the texts as typed, and the context known. */
export type BriefToCheck = {
  readonly title: string;
  readonly outcome: string;
  readonly instructions: string;
  readonly givens: readonly string[];
  readonly deliverables: readonly { readonly title: string; readonly criteria: readonly string[] }[];
  readonly autonomy: Autonomy;
  readonly asksFirst: readonly string[];
  /** `at` is null if no time was given, or an invalid one */
  readonly checkIns: readonly { readonly about: string; readonly at: Date | null }[];
  readonly budgetMinutes: number | null;
  /** empty when it wasn't given */
  readonly deadlineDate: string;
  readonly deadlineTime: string;
  readonly known: Known;
};

/** The context of a brief; whatever is unknown is left out of the judgement. */
export type Known = {
  /** how the deadline falls for the assistant; null while that isn't known */
  readonly deadline: DeadlineFacts | null;
  /** the promised instant; null while there is none */
  readonly deadlineAt: Date | null;
  /** files attached to the brief */
  readonly files: number;
  /** what the brief's playbook already says; empty without one */
  readonly playbookGivens: readonly string[];
  /** the budgets of similar briefs of this workspace, in minutes */
  readonly similarMinutes: readonly number[];
};

export const NOTHING_KNOWN: Known = {
  deadline: null,
  deadlineAt: null,
  files: 0,
  playbookGivens: [],
  similarMinutes: [],
};

export type FieldText = { readonly field: string; readonly text: string };

/** @returns every text of the brief with its input, top to bottom, without empty ones. */
export function textsOf(brief: BriefToCheck): readonly FieldText[] {
  return [
    { field: 'title', text: brief.title },
    { field: 'outcome', text: brief.outcome },
    ...brief.deliverables.flatMap(({ title, criteria }, index) => [
      { field: `deliverables[${index}].title`, text: title },
      ...criteria.map((text, row) => ({ field: `deliverables[${index}].criteria[${row}]`, text })),
    ]),
    ...brief.givens.map((text, index) => ({ field: `givens[${index}]`, text })),
    { field: 'instructions', text: brief.instructions },
    ...brief.asksFirst.map((text, index) => ({ field: `asksFirst[${index}]`, text })),
    ...brief.checkIns.map(({ about }, index) => ({ field: `checkIns[${index}].about`, text: about })),
  ].filter(({ text }) => text.trim() !== '');
}

/** @returns the acceptance criteria alone. */
export function criteriaOf(brief: BriefToCheck): readonly FieldText[] {
  return textsOf(brief).filter(({ field }) => field.includes('.criteria['));
}

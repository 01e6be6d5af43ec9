import type { Moment } from '../calendar';

/** An evaluation as its two sides experienced it: it opens by itself, or the owner begins it. */
export type EvaluationStory = {
  /** when the owner begins it early; left out: it opens by itself */
  readonly begun?: Moment;
  readonly owner?: WordsStory;
  readonly assistant?: WordsStory;
  readonly money?: MoneyStory;
  /** when the owner gives more autonomy on new work, which the record has to support */
  readonly letsGo?: Moment;
  readonly adjustments?: readonly AdjustmentStory[];
  readonly signed?: { readonly owner: Moment; readonly assistant: Moment };
};

/** What one side hands in: overall, and on the first criteria in their order. */
export type WordsStory = {
  readonly when: Moment;
  readonly overall: string;
  readonly answers: readonly { readonly text: string; readonly rating?: 1 | 2 | 3 | 4 | 5 }[];
};

/** A change, entered by the owner; a given is added to its playbook at once. */
export type AdjustmentStory = {
  readonly when: Moment;
  readonly what: string;
  readonly owner: 'owner' | 'assistant';
  /** days from then */
  readonly within: number;
  /** the name of the playbook that gets the given; left out: it is about how they work together */
  readonly playbook?: string;
};

/**
 * What the owner estimates, at least and at most, in hours and in the business's currency; shared with the assistant.
 */
export type MoneyStory = {
  readonly when: Moment;
  readonly freed: readonly [string, string];
  readonly own: string;
  readonly hour: readonly [string, string];
  readonly usedFor: string;
};

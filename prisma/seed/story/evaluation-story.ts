import type { Moment } from '../calendar';

/** An evaluation as its two sides lived it: it opens by itself, or the owner begins it. */
export type EvaluationStory = {
  /** when the owner begins it before its time; left out: it opens by itself */
  readonly begun?: Moment;
  readonly owner?: WordsStory;
  readonly assistant?: WordsStory;
  readonly money?: MoneyStory;
  /** when the owner lets go more of new work, which the record has to carry */
  readonly letsGo?: Moment;
  readonly adjustments?: readonly AdjustmentStory[];
  readonly signed?: { readonly owner: Moment; readonly assistant: Moment };
};

/** What one side hands in: on the whole, and on the first criteria in their order. */
export type WordsStory = {
  readonly when: Moment;
  readonly overall: string;
  readonly answers: readonly { readonly text: string; readonly rating?: 1 | 2 | 3 | 4 | 5 }[];
};

/** Something that changes, said by the owner; a given is put into its playbook at once. */
export type AdjustmentStory = {
  readonly when: Moment;
  readonly what: string;
  readonly owner: 'owner' | 'assistant';
  /** days from then */
  readonly within: number;
  /** the name of the playbook that it is a given of; left out: how they work together */
  readonly playbook?: string;
};

/** What the owner assumes, at least and at most, in hours and in the currency of the business; shared with the assistant. */
export type MoneyStory = {
  readonly when: Moment;
  readonly freed: readonly [string, string];
  readonly own: string;
  readonly hour: readonly [string, string];
  readonly usedFor: string;
};

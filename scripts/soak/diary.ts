import type { Written } from './written';

/**
 * The outcome of one try: `acknowledged` by an answer, `refused` with a reason, `failed` on the product's side with
 * word that nothing was changed, or `unanswered`: it may be done or not. `seen`: somebody who looked afterwards found
 * it done.
 */
export type Outcome = 'acknowledged' | 'refused' | 'failed' | 'unanswered' | 'seen';

/** Something that somebody wanted done once, however often they had to try. */
export interface Operation {
  readonly what: Written;
  /** how it is found again: a word in what they wrote, or the id of what they pressed a button on */
  readonly mark: string;
  readonly by: string;
  readonly tries: { readonly outcome: Outcome; readonly at: string; readonly said: string }[];
}

/** Everything that was done, by whom, and how they were answered. */
export class Diary {
  readonly operations: Operation[] = [];
  #count = 0;

  /** @returns a word that occurs nowhere else. */
  mark(): string {
    this.#count += 1;
    return `M${String(this.#count).padStart(6, '0')}`;
  }

  begin(what: Written, mark: string, by: string): Operation {
    const operation: Operation = { what, mark, by, tries: [] };
    this.operations.push(operation);
    return operation;
  }
}

/** @returns how many times it has to be there at the end, at least and at most. */
export function expectedTimes({ tries }: Pick<Operation, 'tries'>): {
  readonly least: number;
  readonly most: number;
} {
  const has = (...outcomes: readonly Outcome[]) => tries.some(({ outcome }) => outcomes.includes(outcome));
  const isCertain = has('acknowledged', 'seen');
  return { least: isCertain ? 1 : 0, most: isCertain || has('unanswered') ? 1 : 0 };
}

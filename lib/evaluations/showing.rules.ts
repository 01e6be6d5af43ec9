import type { EvaluationSide, EvaluationState } from './rules';

type Shown = {
  readonly state: EvaluationState;
  readonly hasEnded: boolean;
  readonly dueAt: Date;
  readonly handedIn: readonly EvaluationSide[];
  readonly signedBy: readonly EvaluationSide[];
};

type StateWords = { readonly meaning: 'info' | 'needs' | 'risk' | 'done'; readonly words: string };

/** @returns an evaluation's status for one of its sides, in a word each; that it is overdue comes first. */
export function standingWords(
  { state, hasEnded, dueAt, handedIn, signedBy }: Shown,
  side: EvaluationSide,
  now: Date,
): readonly StateWords[] {
  if (state === 'done') return [{ meaning: 'done', words: 'Done' }];
  if (hasEnded) return [{ meaning: 'info', words: 'Not finished' }];
  const overdue = dueAt <= now ? [{ meaning: 'risk', words: 'Overdue' } as const] : [];
  return [...overdue, stepOf(state, handedIn.includes(side), signedBy.includes(side))];
}

function stepOf(state: Exclude<EvaluationState, 'done'>, isIn: boolean, hasSigned: boolean): StateWords {
  if (state === 'signed_by_one') {
    return hasSigned ? { meaning: 'info', words: 'Signed by you' } : { meaning: 'needs', words: 'To sign' };
  }
  if (!isIn) return { meaning: 'needs', words: 'To write' };
  return state === 'open'
    ? { meaning: 'info', words: 'Yours is in' }
    : { meaning: 'needs', words: 'To talk about' };
}

import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { type EvaluationFacts, type EvaluationSide, type EvaluationState, isTimeToReveal } from './rules';

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

type Writing = {
  readonly facts: Pick<EvaluationFacts, 'state' | 'revealsAt'>;
  readonly zone: string;
  /** the other side, by name */
  readonly other: string;
};

/** @returns the day after which what is in is revealed, on the business's calendar. */
export function lastDayToWrite({ facts, zone }: Omit<Writing, 'other'>, now: Date): string {
  return formatDay(lastMomentBefore(facts.revealsAt), zone, now);
}

/** @returns until when both write, and who then reads it: what somebody relies on who writes frankly. */
export function writingInWords({ facts, zone }: Omit<Writing, 'other'>, now: Date): string {
  const day = lastDayToWrite({ facts, zone }, now);
  return isTimeToReveal(facts, now)
    ? `${day} is over: what one of you hands in now, the other reads at once.`
    : `You both write how it went, until the end of ${day}. Neither reads the other before both are in, or that day is over.`;
}

/** @returns who reads what somebody hands in, and when, for beside the button. */
export function handingInWords({ facts, zone, other }: Writing, now: Date): string {
  if (facts.state !== 'open')
    return `${other} can read it as soon as you hand it in. It will say that theirs could be read before.`;
  const stays = 'Once you hand it in, it can’t be changed.';
  if (isTimeToReveal(facts, now))
    return `${stays} ${other} can read it at once, since the day for it is over.`;
  const day = lastDayToWrite({ facts, zone }, now);
  return `${stays} ${other} reads it once both of you have handed in, or when ${day} is over.`;
}

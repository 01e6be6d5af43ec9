import type { Answers, PeriodFacts, WorkFacts } from './schema';

/** A rate or an average over fewer than this says little about the next. */
export const ENOUGH = 10;

/** A part of a whole, given as both: 7 of 8. Never a score: what it means is for the two to say. */
export type Share = {
  readonly part: number;
  readonly whole: number;
  /** in whole per cent; null for 0 of 0 */
  readonly percent: number | null;
  /** whether there are too few to read much into it */
  readonly isSmall: boolean;
};

/** @returns a part as a share of a whole. */
export function shareOf(part: number, whole: number): Share {
  return {
    part,
    whole,
    percent: whole === 0 ? null : Math.round((part / whole) * 100),
    isSmall: whole < ENOUGH,
  };
}

/** @returns how many of the briefs done were first delivered by the deadline of that time. */
export const onTime = ({ onTime: part, done }: WorkFacts): Share => shareOf(part, done);

/** @returns how many of the briefs done were approved at first delivery. */
export const atFirst = ({ atFirst: part, done }: WorkFacts): Share => shareOf(part, done);

/** @returns for how many of the unmet criteria the brief was unclear: the owner's own share. */
export const unclear = ({ unmetByBrief, unmetByDelivery }: WorkFacts): Share =>
  shareOf(unmetByBrief, unmetByBrief + unmetByDelivery);

/** @returns how much of what a side was asked it answered within the agreed time. */
export const inTime = ({ inTime: part, counted }: Answers): Share => shareOf(part, counted);

/**
 * @returns whether no time was recorded because no agreement counted any. Facts that don't say are assumed to have been
 * counted.
 */
export const isUncounted = ({ minutes, isCounted = true }: PeriodFacts['time']): boolean =>
  minutes === 0 && !isCounted;

/** @returns how much of what was due was paid by its day. */
export const onTheDay = ({ payments: { onTheDay: part, due } }: PeriodFacts): Share => shareOf(part, due);

/** @returns questions asked per brief done, to a tenth; null without briefs. */
export function questionsPerBrief({ questions, done }: WorkFacts): number | null {
  return done === 0 ? null : Math.round((questions / done) * 10) / 10;
}

import type { Answers, PeriodFacts, WorkFacts } from './schema';

/** A share or an average of fewer than this says little about the next. */
export const ENOUGH = 10;

/** A part of a whole, said as both: 7 of 8. Never a score: what it means is for the two to say. */
export type Share = {
  readonly part: number;
  readonly whole: number;
  /** in whole per cent; null of nothing */
  readonly percent: number | null;
  /** whether there are too few to read much into */
  readonly isSmall: boolean;
};

/** @returns how much of a whole a part is. */
export function shareOf(part: number, whole: number): Share {
  return {
    part,
    whole,
    percent: whole === 0 ? null : Math.round((part / whole) * 100),
    isSmall: whole < ENOUGH,
  };
}

/** @returns of the briefs done, how many were first delivered by the deadline that held then. */
export const onTime = ({ onTime: part, done }: WorkFacts): Share => shareOf(part, done);

/** @returns of the briefs done, how many were approved as first delivered. */
export const atFirst = ({ atFirst: part, done }: WorkFacts): Share => shareOf(part, done);

/** @returns of the criteria named when something was sent back, how many the brief was unclear about: the owner's own share. */
export const unclear = ({ unmetByBrief, unmetByDelivery }: WorkFacts): Share =>
  shareOf(unmetByBrief, unmetByBrief + unmetByDelivery);

/** @returns of what a side was asked, how much it answered within what was agreed. */
export const inTime = ({ inTime: part, counted }: Answers): Share => shareOf(part, counted);

/** @returns whether no time was written down because no agreement counted any. Facts that don't say are taken to have been counted. */
export const isUncounted = ({ minutes, isCounted = true }: PeriodFacts['time']): boolean =>
  minutes === 0 && !isCounted;

/** @returns of what fell due, how much was paid by its day. */
export const onTheDay = ({ payments: { onTheDay: part, due } }: PeriodFacts): Share => shareOf(part, due);

/** @returns questions asked for each brief done, to a tenth; null without briefs. */
export function questionsPerBrief({ questions, done }: WorkFacts): number | null {
  return done === 0 ? null : Math.round((questions / done) * 10) / 10;
}

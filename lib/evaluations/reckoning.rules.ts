import { portion } from '@/lib/platform/reckoning';
import type { Cost } from './facts/schema';
import type { EvaluationFacts } from './rules';

/** What an owner assumes when they ask whether the money was well spent. All of it is theirs to change, and is kept. */
export type Assumptions = {
  /** how much of their own time the work has freed, at least and at most */
  readonly freedMinutesLow: number;
  readonly freedMinutesHigh: number;
  /** what they still put into it themselves: briefing, answering, looking at what came */
  readonly ownMinutes: number;
  /** what an hour of theirs is worth to the business, at least and at most, in the smallest unit of `currency` */
  readonly hourMinorLow: number;
  readonly hourMinorHigh: number;
  readonly currency: string;
};

/** What came back, beside what it cost, from the most careful to the most hopeful of the assumptions. Smallest units. */
export type Return = {
  readonly currency: string;
  readonly costMinor: number;
  readonly worthMinorLow: number;
  readonly worthMinorHigh: number;
  /** what it was worth less what it cost, said no more exactly than anybody knows it */
  readonly netMinorLow: number;
  readonly netMinorHigh: number;
  /** whether it is more than it cost by all of the assumptions, by none, or by some */
  readonly verdict: 'more' | 'less' | 'either';
  /** booked in other currencies, which nobody has said a rate for: not in it */
  readonly leftOut: readonly Cost[];
};

/** @returns whether an owner may still change what they assumed: a text that somebody has signed stays as it is. */
export function mayReckon({ state, hasEnded }: Pick<EvaluationFacts, 'state' | 'hasEnded'>): boolean {
  return !hasEnded && (state === 'open' || state === 'revealed');
}

/** So many digits of an assumption mean something. */
const DIGITS = 2;

/**
 * Reckons what handing the work over has brought: the hours freed, less the owner's own, at what an hour is worth to them,
 * beside what the books say it cost. Both ends are rounded away from each other, so that the range never looks better known
 * than it is.
 */
export function reckonReturn(assumed: Assumptions, costs: readonly Cost[]): Return {
  const { currency, ownMinutes } = assumed;
  const own = costs.find((cost) => cost.currency === currency);
  const costMinor = own ? own.costMinor + own.feesMinor : 0;
  const worth = (minutes: number, hourMinor: number) => portion(hourMinor, minutes - ownMinutes, 60);
  const ends = [
    worth(assumed.freedMinutesLow, assumed.hourMinorLow),
    worth(assumed.freedMinutesLow, assumed.hourMinorHigh),
    worth(assumed.freedMinutesHigh, assumed.hourMinorLow),
    worth(assumed.freedMinutesHigh, assumed.hourMinorHigh),
  ];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return {
    currency,
    costMinor,
    worthMinorLow: roundDown(low),
    worthMinorHigh: roundUp(high),
    netMinorLow: roundDown(low - costMinor),
    netMinorHigh: roundUp(high - costMinor),
    verdict: low > costMinor ? 'more' : high < costMinor ? 'less' : 'either',
    leftOut: costs.filter((cost) => cost.currency !== currency && cost.costMinor + cost.feesMinor !== 0),
  };
}

/** @returns the next number down that has no more than two digits other than noughts at its end. */
export function roundDown(amount: number): number {
  return roundTo(amount, Math.floor);
}

/** @returns the next such number up. */
export function roundUp(amount: number): number {
  return roundTo(amount, Math.ceil);
}

function roundTo(amount: number, towards: (value: number) => number): number {
  if (amount === 0) return 0;
  const digits = Math.floor(Math.log10(Math.abs(amount))) + 1;
  const step = 10 ** Math.max(0, digits - DIGITS);
  return towards(amount / step) * step;
}

/**
 * @returns what the form begins with: between what was worked and what was budgeted, where the record knows both, since the
 * owner might have taken either; null where it knows neither, as where a price was agreed for each brief: nought would look like
 * an answer, and come to no return at all.
 */
export function freedAtFirst(
  worked: number,
  budgeted: number,
): { readonly low: number; readonly high: number } | null {
  const known = [worked, budgeted].filter((minutes) => minutes > 0);
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}

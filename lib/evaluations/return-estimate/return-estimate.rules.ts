import { portion } from '@/lib/platform/money/money-arithmetic';
import type { Cost } from '../facts/schema';
import type { EvaluationFacts } from '../rules';

/** An owner's assumptions for whether the money was well spent. All of them are theirs to change, and are saved. */
export type Assumptions = {
  /** how much of their own time the work has freed, at least and at most */
  readonly freedMinutesLow: number;
  readonly freedMinutesHigh: number;
  /** what they still put in themselves: briefing, answering, reviewing */
  readonly ownMinutes: number;
  /** what an hour of theirs is worth to the business, at least and at most, in the smallest unit of `currency` */
  readonly hourMinorLow: number;
  readonly hourMinorHigh: number;
  readonly currency: string;
};

/** The return beside the cost, from the most cautious to the most hopeful of the assumptions. Smallest units. */
export type Return = {
  readonly currency: string;
  readonly costMinor: number;
  readonly worthMinorLow: number;
  readonly worthMinorHigh: number;
  /** worth less cost, no more exact than anybody knows it */
  readonly netMinorLow: number;
  readonly netMinorHigh: number;
  /** whether it is more than it cost under all of the assumptions, none, or some */
  readonly verdict: 'more' | 'less' | 'either';
  /** booked in other currencies, without a known rate: not included */
  readonly leftOut: readonly Cost[];
};

/** @returns whether an owner may still change their assumptions: a text that somebody has signed stays as it is. */
export function mayEstimateReturn({ state, hasEnded }: Pick<EvaluationFacts, 'state' | 'hasEnded'>): boolean {
  return !hasEnded && (state === 'open' || state === 'revealed');
}

/** How many digits of an assumption are meaningful. */
const DIGITS = 2;

/**
 * Computes what handing the work over has brought: the hours freed, less the owner's own, at what an hour is worth to
 * them, beside its cost in the books. Both ends are rounded outwards, so that the range never looks better known than
 * it is.
 */
export function calculateReturn(assumed: Assumptions, costs: readonly Cost[]): Return {
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

/** @returns the next number down with at most two significant digits. */
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
 * @returns the form's initial values: between hours worked and hours budgeted, if the record knows both, since the
 * owner might have taken either; null if it knows neither, for example where each brief has a price: zero would look
 * like an answer, and give no return at all.
 */
export function freedAtFirst(
  worked: number,
  budgeted: number,
): { readonly low: number; readonly high: number } | null {
  const known = [worked, budgeted].filter((minutes) => minutes > 0);
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}

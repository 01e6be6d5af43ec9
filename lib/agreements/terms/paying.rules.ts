import type { Terms } from './terms.rules';

/** Steps that a day's minutes can be rounded to; each divides an hour. */
export const ROUNDING_STEPS = [5, 6, 10, 15, 30] as const;
export const ROUNDING_WAYS = ['nearest', 'up', 'down'] as const;
export type RoundingWay = (typeof ROUNDING_WAYS)[number];

/** Who pays the fees for sending and receiving money; `each`: the business for sending, the assistant for receiving. */
export const FEE_BEARERS = ['each', 'business', 'assistant'] as const;
export type FeeBearer = (typeof FEE_BEARERS)[number];

/**
 * How pay is computed and paid. Null means that the agreement doesn't say, as all did before these could be typed: then
 * the defaults below apply.
 */
export type PayingTerms = {
  /** working days after the end of the pay period, or after the approval */
  readonly paidWithinDays: number | null;
  readonly feesBorneBy: FeeBearer | null;
  /** null: as for deliveries (`autoApprovalDays`); 0: silence never approves time */
  readonly timeSilenceDays: number | null;
  /** days in which time approved by silence can be disputed; null: it is final at once */
  readonly disputeDays: number | null;
  /** each day's minutes are rounded to this; null: not rounded */
  readonly roundingMinutes: number | null;
  readonly roundingWay: RoundingWay | null;
  /** hours that a retainer includes per period; null: they aren't counted */
  readonly retainerHours: number | null;
  /** how many unused hours are carried into the next period at most; null: none */
  readonly carriedHours: number | null;
};

export const NOTHING_SAID: PayingTerms = {
  paidWithinDays: null,
  feesBorneBy: null,
  timeSilenceDays: null,
  disputeDays: null,
  roundingMinutes: null,
  roundingWay: null,
  retainerHours: null,
  carriedHours: null,
};

/** @returns within how many working days approved work is paid: every template said five before it could be typed. */
export function paidWithin({ paidWithinDays }: Pick<PayingTerms, 'paidWithinDays'>): number {
  return paidWithinDays ?? 5;
}

/** @returns after how many days silence approves time; null: never. */
export function timeApprovedAfter({
  timeSilenceDays,
  autoApprovalDays,
}: Pick<Terms, 'timeSilenceDays' | 'autoApprovalDays'>): number | null {
  if (timeSilenceDays === null) return autoApprovalDays;
  return timeSilenceDays === 0 ? null : timeSilenceDays;
}

/** @returns whether time is recorded under such terms: paid by the hour, or counted against a retainer. */
export function countsTime({ payType, retainerHours }: Pick<Terms, 'payType' | 'retainerHours'>): boolean {
  return payType === 'hourly' || (payType === 'retainer' && retainerHours !== null);
}

const LONGEST_PAID_WITHIN = 60;
const LONGEST_DISPUTE = 30;
/** Nobody works more hours than the longest month has. */
const MOST_RETAINER_HOURS = 744;

type Check = (terms: Terms) => string | null;

/** Faults in how pay is computed and paid, or contradictions with other terms; each with its input. */
export const PAYING_CHECKS = [
  ['paidWithinDays', judgePaidWithin],
  ['disputeDays', judgeDispute],
  ['roundingMinutes', judgeRounding],
  ['retainerHours', judgeRetainerHours],
  ['carriedHours', judgeCarried],
] as const satisfies readonly (readonly [string, Check])[];

function judgePaidWithin({ paidWithinDays: days }: Terms): string | null {
  if (days === null || isWithin(days, 1, LONGEST_PAID_WITHIN)) return null;
  return `Give whole working days, from 1 to ${LONGEST_PAID_WITHIN}.`;
}

function judgeDispute(terms: Terms): string | null {
  const { disputeDays: days } = terms;
  if (days === null) return null;
  if (!isWithin(days, 1, LONGEST_DISPUTE)) {
    return `Give whole days, from 1 to ${LONGEST_DISPUTE}, or leave it empty.`;
  }
  if (!countsTime(terms))
    return 'No time is recorded under this agreement, so none can be disputed. Leave it empty.';
  if (timeApprovedAfter(terms) === null) {
    return 'Silence never approves time here, so there is nothing to dispute afterwards. Leave it empty, or let silence count.';
  }
  // these are calendar days and pay is due in working days: the same number of those never passes sooner
  if (days > paidWithin(terms)) {
    return `The time would be paid before it is final: pay is due within ${paidWithin(terms)} working days. Give at most ${paidWithin(terms)}.`;
  }
  return null;
}

function judgeRounding(terms: Terms): string | null {
  const { roundingMinutes: step, roundingWay } = terms;
  if (step === null) return null;
  if (!ROUNDING_STEPS.some((each) => each === step) || roundingWay === null) {
    return 'Choose how minutes are counted from the list.';
  }
  return countsTime(terms) ? null : 'No time is recorded under this agreement, so there is nothing to round.';
}

function judgeRetainerHours({ payType, retainerHours: hours }: Terms): string | null {
  if (hours === null) return null;
  if (payType !== 'retainer') return 'Only a retainer is for so many hours. Leave it empty.';
  return isWithin(hours, 1, MOST_RETAINER_HOURS)
    ? null
    : `Give whole hours, from 1 to ${MOST_RETAINER_HOURS}, or leave it empty.`;
}

function judgeCarried({ retainerHours, carriedHours: hours }: Terms): string | null {
  if (hours === null) return null;
  if (retainerHours === null) {
    return 'Hours can be carried over only where they are counted. Say how many the retainer is for, or leave it empty.';
  }
  return isWithin(hours, 1, MOST_RETAINER_HOURS)
    ? null
    : `Give whole hours, from 1 to ${MOST_RETAINER_HOURS}, or leave it empty.`;
}

/** @returns whether it is a whole number between the two, both included. */
export function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

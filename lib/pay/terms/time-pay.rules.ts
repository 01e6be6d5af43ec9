import type { PayingTerms } from '@/lib/agreements/terms/paying.rules';
import type { PaySchedule } from '@/lib/agreements/terms/terms.rules';
import { portion } from '@/lib/platform/money/money-arithmetic';
import { type PayPeriod, periodOf } from './periods.rules';
import { countedMinutes } from './rounding.rules';

/** An agreement's pay terms, as they apply on a day it governs. */
export type GoverningTerms = Pick<PayingTerms, 'paidWithinDays' | 'roundingMinutes' | 'roundingWay'> & {
  readonly agreementId: string;
  readonly currency: string;
  /** minor units per hour */
  readonly rateMinor: number;
  /** minor units per pay period; null: no limit */
  readonly capMinor: number | null;
  readonly paySchedule: PaySchedule;
  /** the day from which fortnights are counted */
  readonly anchor: string;
};

/** A day's worked minutes on the business's calendar, and the agreement that governed it. */
export type WorkedDay = { readonly day: string; readonly minutes: number; readonly terms: GoverningTerms };

/** A part of a timesheet paid the same way: one agreement, one pay period. */
export type TimeShare = {
  readonly terms: GoverningTerms;
  readonly period: PayPeriod;
  /** the first and the last day worked */
  readonly from: string;
  readonly until: string;
  /** the minutes that count, as the agreement rounds them day by day */
  readonly minutes: number;
  readonly workedMinutes: number;
};

type LimitedPeriod = Pick<TimeShare, 'period'> & { readonly engagementId: string; readonly currency: string };
type OwedDays = Pick<TimeShare, 'from' | 'until'> & Omit<LimitedPeriod, 'period'>;

/** @returns whether what is owed for some days counts under the limit of a pay period: one person's, in one currency. */
export function isUnderSameLimit({ engagementId, currency, period }: LimitedPeriod, owed: OwedDays): boolean {
  return (
    owed.engagementId === engagementId &&
    owed.currency === currency &&
    owed.from >= period.from &&
    owed.until <= period.until
  );
}

/** @returns the source of what is owed for a part of a week: owed once, and found again when some of it is conceded. */
export function sourceOfTime(timesheetId: string, { terms, period }: TimeShare): string {
  return `timesheet:${timesheetId}:${terms.agreementId}:${period.from}`;
}

/**
 * Splits worked days where the rate or the pay period changes. Every worked minute is in exactly one part.
 * @returns the parts in order of their first day.
 */
export function splitByTerms(days: readonly WorkedDay[]): readonly TimeShare[] {
  const shares = new Map<string, TimeShare>();
  for (const { day, minutes, terms } of [...days].sort((a, b) => a.day.localeCompare(b.day))) {
    const period = periodOf(day, terms.paySchedule, terms.anchor);
    const key = `${terms.agreementId} ${period.from}`;
    const share = shares.get(key);
    const counted = countedMinutes(minutes, terms);
    shares.set(key, {
      ...(share ?? { terms, period, from: day }),
      until: day,
      minutes: (share?.minutes ?? 0) + counted,
      workedMinutes: (share?.workedMinutes ?? 0) + minutes,
    });
  }
  return [...shares.values()];
}

export type Limited = {
  /** what the minutes come to, or a brief's price */
  readonly fullMinor: number;
  /** how much of it is owed under the limit */
  readonly amountMinor: number;
};

/**
 * @param earlierMinor what is already owed for time in the same pay period
 * @returns what these minutes are paid, in minor units, up to the limit agreed for the period.
 */
export function payFor(
  minutes: number,
  { rateMinor, capMinor }: Pick<GoverningTerms, 'rateMinor' | 'capMinor'>,
  earlierMinor: number,
): Limited {
  return underLimit(portion(rateMinor, minutes, 60), capMinor, earlierMinor);
}

/**
 * @param capMinor the most that is paid in a pay period; null: no limit
 * @param earlierMinor what is already owed in that period
 * @returns how much of an amount is owed: up to the limit, and no more.
 */
export function underLimit(fullMinor: number, capMinor: number | null, earlierMinor: number): Limited {
  const room = capMinor === null ? fullMinor : Math.max(0, capMinor - earlierMinor);
  return { fullMinor, amountMinor: Math.min(fullMinor, room) };
}

/** From here on the pages say that the limit is near. */
export const CAP_WARNS_AT_PERCENT = 80;

/** @returns how near a pay period is to its limit. Integers only: 80 of 100 is near, 79 isn't. */
export function capStatus(usedMinor: number, capMinor: number | null): 'free' | 'near' | 'reached' {
  if (capMinor === null) return 'free';
  if (usedMinor >= capMinor) return 'reached';
  return BigInt(usedMinor) * 100n >= BigInt(capMinor) * BigInt(CAP_WARNS_AT_PERCENT) ? 'near' : 'free';
}

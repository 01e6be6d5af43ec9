import { portion } from '@/lib/platform/money/money-arithmetic';
import { daysIn, type PayPeriod } from './periods.rules';

/** @returns the source of what is owed of a retainer for one pay period: owed once, however often its job runs. */
export function sourceOfRetainer(agreementId: string, { from }: Pick<PayPeriod, 'from'>): string {
  return `retainer:${agreementId}:${from}`;
}

/**
 * @param rateMinor for the whole period
 * @param days the days of it on which an agreement ran, both ends included
 * @returns what these days are paid, in minor units. Computed from the beginning of the period to each of the two ends,
 * so that the parts of a period always sum to the whole, however often it is divided.
 */
export function retainerShare(rateMinor: number, period: PayPeriod, days: PayPeriod): number {
  const whole = daysIn(period);
  const before = daysIn({ from: period.from, until: days.from }) - 1;
  const until = daysIn({ from: period.from, until: days.until });
  return portion(rateMinor, until, whole) - portion(rateMinor, before, whole);
}

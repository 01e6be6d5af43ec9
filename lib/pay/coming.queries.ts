import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dueAsAgreed } from './owed/due';
import { governed } from './terms/governed.queries';
import { termsOn } from './terms/pay-terms.queries';
import { type PayPeriod, periodOf } from './terms/periods.rules';
import { retainerShare } from './terms/retainer.rules';

/** What a retainer comes to for the days of the current pay period, before it is owed. */
export type ComingRetainer = PayPeriod & {
  readonly amountMinor: number;
  readonly currency: string;
  /** the last day on which it is paid as agreed */
  readonly dueOn: string;
};

/**
 * @param today on the business's calendar
 * @param holidayPlace whose days off the business keeps
 * @returns what will be owed once this pay period is over, as far as is known now; null if nobody is paid a retainer.
 */
export async function readComingRetainer(
  tx: Tx,
  place: EngagementRef,
  today: string,
  holidayPlace: string | null,
): Promise<ComingRetainer | null> {
  const terms = await termsOn(tx, place, today);
  if (terms?.payType !== 'retainer') return null;
  const { agreementId, paySchedule, anchor, rateMinor, currency } = terms;
  const period = periodOf(today, paySchedule, anchor);
  const { days } = await governed(tx, { ...place, agreementId }, period);
  if (days === null) return null;
  const amountMinor = retainerShare(rateMinor, period, days);
  const dueOn = await dueAsAgreed(terms, { day: days.until, approvedOn: days.until, holidayPlace });
  return amountMinor === 0 ? null : { ...days, amountMinor, currency, dueOn };
}

import { DAY_MS } from '@/lib/platform/time/lengths';
import type { StripePaymentEvent } from '../stripe/moving.rules';

/** How far a payout is, according to Stripe: a bank may still send one back weeks after it has left. */
export type PayoutStatus = 'processing' | 'posted' | 'failed' | 'canceled' | 'returned';

/**
 * @returns the events that a payout's status implies for its payment, in their possible order. Each either moves the
 * payment on or changes nothing. A payout that didn't reach anybody is back in the balance, so the same is owed again.
 */
export function eventsOfPayout(status: PayoutStatus): readonly StripePaymentEvent[] {
  switch (status) {
    case 'processing':
      return ['payout_begun'];
    case 'posted':
      return ['payout_begun', 'transfer_succeeded'];
    case 'failed':
    case 'canceled':
      return ['payout_begun', 'transfer_refused', 'refund_succeeded'];
    case 'returned':
      return ['payout_begun', 'transfer_succeeded', 'refund_succeeded'];
    // a later version of Stripe's API may have others: nothing is known of them, and it is looked at again
    default:
      return [];
  }
}

/** What Stripe gives as the reason of a payout that failed, or was returned; a test asks for each that it knows. */
const REASONS: Readonly<Record<string, string>> = {
  payout_method_closed: 'Their bank account is closed.',
  payout_method_does_not_exist: 'Their bank doesn’t know the account that they gave Stripe.',
  payout_method_declined: 'Their bank declined it.',
  payout_method_invalid_account_number: 'The number of the account that they gave Stripe is wrong.',
  payout_method_holder_name_incorrect: 'The account that they gave Stripe is in another name.',
  payout_method_currency_unsupported: 'Their account doesn’t take this currency.',
  payout_method_unsupported: 'Stripe can’t pay into the kind of account that they gave it.',
  payout_method_expired: 'The account that they gave Stripe has expired.',
  payout_method_restricted: 'Their bank has restricted the account.',
  payout_method_canceled_by_customer: 'They have withdrawn the account that they gave Stripe.',
  payout_method_holder_address_incorrect: 'The account that they gave Stripe is at another address.',
  payout_method_holder_details_incorrect: 'What they told Stripe about whose account it is doesn’t match.',
  payout_method_amount_limit_exceeded: 'It is more than their account takes at once.',
  payout_method_usage_frequency_limit_exceeded: 'Their account takes no more payments for now.',
  fx_rate_drift_exceeded_after_review: 'The exchange rate changed too much while Stripe looked into it.',
  recalled: 'It was called back on its way.',
  review_rejected: 'Stripe looked into it, and refused.',
};

/**
 * @returns why a payout didn't reach anybody, in words for an owner. @param reason as Stripe names it; null when it
 * gave none
 */
export function reasonInWords(status: PayoutStatus, reason: string | null): string {
  if (status === 'canceled') return 'It was stopped before it left.';
  return (reason !== null && REASONS[reason]) || 'Their bank didn’t take it, and Stripe doesn’t say why.';
}

/** As a rule banks send money back within ten working days; not every installation is sent events of it. */
const RETURNED_WITHIN_MS = 21 * DAY_MS;

/**
 * @returns after how long to look again at a payout that has left, in milliseconds; null when a bank is no longer
 * likely to send it back.
 */
export function lookForReturnAfter(sentAt: Date, now: Date): number | null {
  return now.getTime() - sentAt.getTime() < RETURNED_WITHIN_MS ? DAY_MS : null;
}

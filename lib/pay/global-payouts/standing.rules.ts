import { DAY_MS } from '@/lib/platform/time/lengths';
import type { MovedEvent } from '../stripe/moving.rules';

/** How far Stripe says that a payout is: one that has left may still be sent back by a bank, weeks later. */
export type PayoutStatus = 'processing' | 'posted' | 'failed' | 'canceled' | 'returned';

/**
 * @returns what has happened to a payment by the status of its payout, in the order in which it can. Each either moves the
 * payment on or changes nothing. One that didn't reach anybody is back in the balance, so the same is owed again.
 */
export function eventsOfPayout(status: PayoutStatus): readonly MovedEvent[] {
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
  }
}

const REASONS: Readonly<Record<string, string>> = {
  payout_method_closed: 'Their bank account is closed.',
  payout_method_does_not_exist: 'Their bank doesn’t know the account that they gave Stripe.',
  payout_method_declined: 'Their bank declined it.',
  payout_method_invalid_account_number: 'The number of the account that they gave Stripe is wrong.',
  payout_method_holder_name_incorrect: 'The account that they gave Stripe is in another name.',
  payout_method_currency_unsupported: 'Their account doesn’t take this currency.',
  payout_method_unsupported: 'Stripe can’t pay into the kind of account that they gave it.',
  review_rejected: 'Stripe looked into it, and refused.',
};

/** @returns why a payout didn't reach anybody, in words for an owner. @param reason as Stripe names it; null when it said none */
export function reasonInWords(status: PayoutStatus, reason: string | null): string {
  if (status === 'canceled') return 'It was stopped before it left.';
  return (reason !== null && REASONS[reason]) || 'Their bank didn’t take it, and Stripe doesn’t say why.';
}

/** Banks send back within ten working days at the latest, as a rule; version 2 of Stripe's news isn't listened to. */
const RETURNED_WITHIN_MS = 21 * DAY_MS;

/** @returns after how long to look again at one that has left, in milliseconds; null when a bank hardly sends it back any more. */
export function lookForReturnAfter(sentAt: Date, now: Date): number | null {
  return now.getTime() - sentAt.getTime() < RETURNED_WITHIN_MS ? DAY_MS : null;
}

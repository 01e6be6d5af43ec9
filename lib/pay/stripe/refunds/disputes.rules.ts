import { sumOf } from '@/lib/platform/money/money-arithmetic';

/** A bank's dispute of a charge, as far as Stripe's answer decides what follows from it. */
type BankDispute = {
  readonly status: string;
  readonly amount: number;
  readonly balance_transactions: readonly { readonly amount: number }[];
};

export type DisputeOutcome = 'open' | 'lost' | 'lost_in_part' | 'won';

type Disputed = {
  readonly dispute: DisputeOutcome | null;
  /** what the bank has taken back, for now or for good, in minor units */
  readonly disputedMinor: number;
};

/**
 * @param leftMinor what of the charge wasn't refunded: a dispute of all that isn't one of a part
 * @returns how the disputes of one charge stand together; null while its bank has asked at most.
 */
export function disputeOf(disputes: readonly BankDispute[], leftMinor: number): Disputed {
  const standing = disputes.flatMap((each) => {
    const is = standingOf(each);
    return is === null ? [] : [{ is, minor: each.amount }];
  });
  const away = standing.filter(({ is }) => is !== 'won');
  const disputedMinor = sumOf(away.map(({ minor }) => minor));
  if (standing.length === 0) return { dispute: null, disputedMinor };
  if (away.length === 0) return { dispute: 'won', disputedMinor };
  if (away.some(({ is }) => is === 'open')) return { dispute: 'open', disputedMinor };
  return { dispute: disputedMinor < leftMinor ? 'lost_in_part' : 'lost', disputedMinor };
}

type TakenBack = {
  readonly chargeMinor: number;
  /** what the bank has taken back, for now or for good */
  readonly disputedMinor: number;
  readonly refundedMinor: number;
};

/** @returns whether nothing of a charge is left at Stripe, because a bank took back all that wasn't refunded. */
export function isAllTakenBack({ chargeMinor, disputedMinor, refundedMinor }: TakenBack): boolean {
  return disputedMinor > 0 && disputedMinor + refundedMinor >= chargeMinor;
}

/** Stripe's statuses (docs.stripe.com/api/disputes/object#dispute_object-status). */
function standingOf({ status, balance_transactions: moved }: BankDispute): 'open' | 'lost' | 'won' | null {
  // an inquiry takes no money yet; Stripe calls it a warning
  if (status.startsWith('warning_')) return null;
  switch (status) {
    case 'needs_response':
    case 'under_review':
    case 'appeal_needs_response':
    case 'appeal_under_review':
      return 'open';
    case 'won':
    case 'lost':
      return status;
    default:
      // `prevented`, and what Stripe adds later: its status doesn't say who has the money, so the money does
      return sumOf(moved.map(({ amount }) => amount)) < 0 ? 'lost' : 'won';
  }
}

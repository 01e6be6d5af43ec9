import { allocateByWeights } from '@/lib/platform/money/money-arithmetic';
import type { Posting } from '../../ledger/rules';

/**
 * A Stripe balance transaction: what came in or went out, and Stripe's fee for it, in minor units. Outgoing amounts are
 * negative. `paymentId` is null for one of a whole run.
 */
export type Movement = {
  readonly id: string;
  readonly kind: 'charge' | 'transfer' | 'reversal' | 'refund' | 'dispute';
  readonly amountMinor: number;
  readonly feeMinor: number;
  /** in capitals, as everywhere in the product */
  readonly currency: string;
  readonly paymentId: string | null;
};

/** A payment, as far as its share in its run's balance transactions depends on it. */
export type Sharer = {
  readonly id: string;
  readonly amountMinor: number;
  readonly chargedMinor: number;
  readonly sentMinor: number;
};

export type Share = {
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  /** the part of the fee that the assistant bears, out of what was to be sent to them */
  readonly borneMinor: number;
};

/**
 * Splits a balance transaction among its payments, as they were priced; the shares always sum to it.
 * @returns one share for each payment concerned; none for a payment that isn't in the run.
 */
export function sharesOf(movement: Movement, payments: readonly Sharer[]): readonly Share[] {
  const { paymentId, amountMinor, feeMinor } = movement;
  const own = paymentId === null ? payments : payments.filter(({ id }) => id === paymentId);
  if (own.length === 0) return [];
  const charged = own.map((each) => each.chargedMinor);
  const expected = own.map((each) => each.chargedMinor - each.sentMinor);
  const amounts = shareSigned(amountMinor, charged);
  const fees = shareSigned(feeMinor, expected.some((fee) => fee > 0) ? expected : charged);
  // a charge is whole, or comes back whole when a debit fails after all
  const sign = movement.kind === 'charge' ? Math.sign(amountMinor) : 0;
  return own.map((each, index) => ({
    paymentId: each.id,
    amountMinor: amounts[index] ?? 0,
    feeMinor: fees[index] ?? 0,
    borneMinor: each.amountMinor === each.sentMinor ? 0 : sign * (each.amountMinor - each.sentMinor),
  }));
}

function shareSigned(minor: number, weights: readonly number[]): readonly number[] {
  const shares = allocateByWeights(Math.abs(minor), weights);
  return minor < 0 ? shares.map((share) => (share === 0 ? 0 : -share)) : shares;
}

/**
 * @returns what is booked for a share: the `stripe` account changes by exactly what Stripe's balance changes by. A
 * transfer's money was on its way to the assistant; any other comes from outside, or goes back there. A fee that the
 * assistant bears comes out of what was on its way, and costs the business nothing.
 */
export function movementPostings(
  { kind, currency }: Pick<Movement, 'kind' | 'currency'>,
  { amountMinor, feeMinor, borneMinor }: Omit<Share, 'paymentId'>,
): readonly Posting[] {
  const other = kind === 'transfer' || kind === 'reversal' ? 'underway' : 'outside';
  const postings: readonly Posting[] = [
    { account: 'stripe', currency, amountMinor: amountMinor - feeMinor },
    { account: 'fees', currency, amountMinor: feeMinor - borneMinor },
    { account: 'underway', currency, amountMinor: borneMinor },
    { account: other, currency, amountMinor: -amountMinor },
  ];
  return postings.filter((posting) => posting.amountMinor !== 0);
}

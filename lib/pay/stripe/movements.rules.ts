import { shareOut } from '@/lib/platform/reckoning';
import type { Posting } from '../ledger/rules';

/**
 * A movement of the balance at Stripe (a balance transaction): what came in or went out, and what Stripe took for it, in
 * minor units. What goes out is negative. `paymentId` is null for what is of a whole run.
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

/** A payment as its share in the movements of its run is reckoned. */
export type Sharer = { readonly id: string; readonly amountMinor: number };

export type Share = { readonly paymentId: string; readonly amountMinor: number; readonly feeMinor: number };

/**
 * Shares out a movement among the payments that it is of; the shares always sum to the movement.
 * @param runFeeMinor what was charged on top of the payments, for Stripe's part
 * @returns one share for each payment that is touched; none for a payment that isn't of the run.
 */
export function sharesOf(
  movement: Movement,
  payments: readonly Sharer[],
  runFeeMinor: number,
): readonly Share[] {
  const { paymentId, amountMinor, feeMinor } = movement;
  const own = paymentId === null ? payments : payments.filter(({ id }) => id === paymentId);
  if (own.length === 0) return [];
  const weights = own.map((each) => each.amountMinor);
  const onTop = shareOut(runFeeMinor, weights);
  const gross = own.map((each, index) => each.amountMinor + (onTop[index] ?? 0));
  const amounts = shareSigned(amountMinor, gross);
  const fees = shareSigned(feeMinor, weights);
  return own.map(({ id }, index) => ({
    paymentId: id,
    amountMinor: amounts[index] ?? 0,
    feeMinor: fees[index] ?? 0,
  }));
}

function shareSigned(minor: number, weights: readonly number[]): readonly number[] {
  const shares = shareOut(Math.abs(minor), weights);
  return minor < 0 ? shares.map((share) => (share === 0 ? 0 : -share)) : shares;
}

/**
 * @returns what is booked of a share: `stripe` changes by just what Stripe's balance changes by. Money of a transfer is what
 * was on its way to the assistant; any other comes from outside, or goes back there.
 */
export function movementPostings(
  { kind, currency }: Pick<Movement, 'kind' | 'currency'>,
  { amountMinor, feeMinor }: Pick<Share, 'amountMinor' | 'feeMinor'>,
): readonly Posting[] {
  const other = kind === 'transfer' || kind === 'reversal' ? 'underway' : 'outside';
  const postings: readonly Posting[] = [
    { account: 'stripe', currency, amountMinor: amountMinor - feeMinor },
    { account: 'fees', currency, amountMinor: feeMinor },
    { account: other, currency, amountMinor: -amountMinor },
  ];
  return postings.filter((posting) => posting.amountMinor !== 0);
}

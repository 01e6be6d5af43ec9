import { DAY_MS, MINUTE_MS } from '@/lib/platform/time/lengths';
import { nextNight } from '@/lib/platform/time/nights';

/**
 * Types unrelated to pay runs, by the beginning of their names (docs.stripe.com/reports/balance-transaction-types): they
 * concern the installation alone, and would be a difference for ever. One that Stripe adds later is shown.
 */
const NOT_OURS: readonly string[] = [
  // payouts to the installation, and money it puts in
  'payout',
  'topup',
  'inbound_transfer',
  'transfer_cancel',
  'obligation_',
  // what Stripe bills it for
  'stripe_fee',
  'stripe_fx_fee',
  'stripe_balance_payment',
  'network_cost',
  'tax_f',
  'fee_credit',
  // what Stripe holds back, and what it takes for an assistant's account that owes something
  'reserve',
  'payment_network_reserve',
  'connect_collection_transfer',
  // other products of Stripe's
  'advance',
  'anticipation_repayment',
  'climate_order',
  'contribution',
  'issuing_',
];

/** A balance transaction at Stripe, and what the books say about it, in minor units. */
export type Compared = {
  readonly movement: string;
  readonly currency: string;
  readonly stripeMinor: number;
  readonly bookedMinor: number;
};

/** @returns whether a balance transaction of this type has to be in the books. */
export function isBooked(type: string): boolean {
  return !NOT_OURS.some((beginning) => type.startsWith(beginning));
}

/**
 * Compares Stripe's balance transactions with the books.
 * @param stripe each that has to be in the books, by its id
 * @param booked what is in them, by the same id
 * @returns those that differ; one missing on a side counts as zero there.
 */
export function differencesOf(
  stripe: ReadonlyMap<string, { readonly currency: string; readonly minor: number }>,
  booked: ReadonlyMap<string, { readonly currency: string; readonly minor: number }>,
): readonly Compared[] {
  const ids = [...new Set([...stripe.keys(), ...booked.keys()])];
  return ids.flatMap((movement) => {
    const [theirs, ours] = [stripe.get(movement), booked.get(movement)];
    const currency = theirs?.currency ?? ours?.currency ?? '';
    const [stripeMinor, bookedMinor] = [theirs?.minor ?? 0, ours?.minor ?? 0];
    const isSame = stripeMinor === bookedMinor && (ours?.currency ?? currency) === currency;
    return isSame ? [] : [{ movement, currency, stripeMinor, bookedMinor }];
  });
}

/** How far back each day's comparison goes at least: each transaction is compared several times. */
const BACK_MS = 4 * DAY_MS;
/** The latest ones may still be on their way into the books. */
const SETTLES_MS = 30 * MINUTE_MS;

/**
 * @param last when the last reconciliation was; null: this is the first
 * @returns the period that a reconciliation at `now` covers: nothing between it and the last one is left out.
 */
export function spanOf(now: Date, last: Date | null): { readonly since: Date; readonly until: Date } {
  const before = (last ?? now).getTime() - 2 * SETTLES_MS;
  return {
    since: new Date(Math.min(now.getTime() - BACK_MS, before)),
    until: new Date(now.getTime() - SETTLES_MS),
  };
}

/** @returns when the next daily reconciliation is: four in the morning, UTC. */
export function nextComparison(now: Date): Date {
  return nextNight(now, 4);
}

import { DAY_MS } from '@/lib/platform/time/lengths';
import { nextNight } from '@/lib/platform/time/nights';

/** What has nothing to do with pay runs: how the installation itself is paid out and billed by Stripe. */
const NOT_OURS = /^(payout|topup|stripe_fee|network_cost|tax_fee|contribution|transfer_cancel)/;

/** A movement at Stripe, and what the books say of it, in minor units. */
export type Compared = {
  readonly movement: string;
  readonly currency: string;
  readonly stripeMinor: number;
  readonly bookedMinor: number;
};

/** @returns whether a movement of this type has to be in the books. */
export function isBooked(type: string): boolean {
  return !NOT_OURS.test(type);
}

/**
 * Compares what Stripe's balance did with what the books say it did.
 * @param stripe each movement that has to be in the books, by its id
 * @param booked what is in them, by the same id
 * @returns those that differ; one that is on one side only is nothing on the other.
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

/** Back so far each day: a movement is compared several times, and one that came late is found. */
const BACK_MS = 4 * DAY_MS;
/** What has just been moved may still be on its way into the books. */
const SETTLES_MS = 30 * 60 * 1000;

/** @returns from when until when movements are compared by a comparison at `now`. */
export function spanOf(now: Date): { readonly since: Date; readonly until: Date } {
  return { since: new Date(now.getTime() - BACK_MS), until: new Date(now.getTime() - SETTLES_MS) };
}

/** @returns when the next daily comparison is: four in the morning, UTC. */
export function nextComparison(now: Date): Date {
  return nextNight(now, 4);
}

const HOUR_MS = 60 * 60 * 1000;
/** Stripe closes its page a day after it was asked for. */
const PAGE_LIFE_MS = 25 * HOUR_MS;
/** A bank account may be verified by two small amounts, for which Stripe waits ten days. */
const VERIFYING_MS = 11 * 24 * HOUR_MS;

/** What Stripe says of its page, and of what was saved there, in its own words. */
export type SetupLook = {
  readonly session: string | null;
  /** null: nothing was saved yet */
  readonly intent: string | null;
  readonly hasMethod: boolean;
  readonly askedAt: Date;
};

/**
 * @returns what follows from a look at Stripe: what was saved is taken into use once Stripe has verified it and not before, it is
 * looked at again, or nothing comes of it any more.
 */
export function afterLook(look: SetupLook, now: Date): 'take' | 'look_again' | 'closed' | 'unverified' {
  const { session, intent, hasMethod, askedAt } = look;
  const age = now.getTime() - askedAt.getTime();
  if (session === 'complete') {
    if (intent === 'succeeded' && hasMethod) return 'take';
    const isGivenUp = intent === 'canceled' || intent === 'requires_payment_method';
    return isGivenUp || age >= VERIFYING_MS ? 'unverified' : 'look_again';
  }
  return session === 'expired' || age >= PAGE_LIFE_MS ? 'closed' : 'look_again';
}

import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/platform/time/lengths';

/** Stripe closes its page a day after it was requested. */
const PAGE_LIFE_MS = 25 * HOUR_MS;
/** A bank account may be verified by two small amounts, for which Stripe waits ten days. */
const VERIFYING_MS = 11 * DAY_MS;

/** While Stripe is slow, somebody waits and looks again; later they have gone elsewhere. */
const WAITING_MS = 5 * MINUTE_MS;

/** @returns whether whoever asked for Stripe's page is still before ours, which leads to it and says what was found. */
export function isBeforePage(askedAt: Date, now: Date): boolean {
  return now.getTime() - askedAt.getTime() < WAITING_MS;
}

/** What Stripe says about its page, and about what was saved there, in its own words. */
export type SetupLook = {
  readonly session: string | null;
  /** null: nothing was saved yet */
  readonly intent: string | null;
  readonly hasMethod: boolean;
  readonly askedAt: Date;
};

/**
 * @returns what follows from a look at Stripe: what was saved is put into use once Stripe has verified it and not
 * before, it is looked at again, or nothing comes of it any more.
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

/**
 * @param kind what Stripe says it sends: two amounts (`amounts`), or one with a code in its description
 * (`descriptor_code`); if it doesn't say, it is one of the two
 * (docs.stripe.com/payments/ach-direct-debit/set-up-payment, "Verify bank account")
 * @returns what an owner does next whose bank didn't confirm the account at once.
 */
export function microdepositsInWords(kind: string | null): string {
  const to = 'to the account, within two working days.';
  const then = 'on Stripe’s page: from then on the account is in use.';
  switch (kind) {
    case 'amounts':
      return `Stripe sends two small amounts ${to} Enter them ${then}`;
    case 'descriptor_code':
      return `Stripe sends one cent ${to} Beside it your bank shows a code of six letters and digits that begins with SM. Enter that ${then}`;
    default:
      return `Stripe sends one cent or two small amounts ${to} Enter the code that your bank shows beside the cent, or the amounts, ${then}`;
  }
}

import type { FeeBearer } from '@/lib/agreements/paying.rules';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { OFF } from './stripe-global-payouts';

export const RAILS = ['stripe_connect', 'external', 'stripe_global_payouts'] as const;
export type RailName = (typeof RAILS)[number];

/** By which it is decided how money can reach an assistant. `isReachable` is Stripe's own answer, never a list of ours. */
export type Reach = { readonly isStripeSetUp: boolean; readonly isReachable: boolean };

/** Decides whether money can go by a rail. @returns accepted, or refused with `rail_off`, `no_stripe` or `not_reachable`, at `rail`. */
export function decideRail(rail: RailName, { isStripeSetUp, isReachable }: Reach): Result {
  if (rail === 'external') return accept(undefined);
  if (rail === 'stripe_global_payouts') return OFF;
  if (!isStripeSetUp) return refuse('no_stripe', 'Stripe isn’t set up in this installation.', 'rail');
  if (!isReachable)
    return refuse('not_reachable', 'Stripe can’t send money to them yet: they haven’t set it up.', 'rail');
  return accept(undefined);
}

const RAIL_WORDS: Record<RailName, string> = {
  stripe_connect: 'Through Stripe',
  external: 'Sent by you another way, and recorded here',
  stripe_global_payouts: 'Through Stripe Global Payouts',
};

/** @returns what a rail is called on every page. */
export function railInWords(rail: RailName): string {
  return RAIL_WORDS[rail];
}

const FEES_THROUGH_STRIPE: Record<FeeBearer, string> = {
  each: 'What Stripe takes comes on top of what you owe',
  business: 'What Stripe takes comes on top of what you owe',
  assistant: 'What Stripe takes comes out of what they are sent',
};

/** @returns what follows from choosing a rail, in words for the owner. @param feesBorneBy as the agreement says; null: it doesn't */
export function consequencesInWords(rail: RailName, feesBorneBy: FeeBearer | null): string {
  switch (rail) {
    case 'stripe_connect':
      return `You pay by a pay run: your bank account or card is charged after you say yes, and Stripe sends each their part. ${FEES_THROUGH_STRIPE[feesBorneBy ?? 'each']}${feesBorneBy === null ? '' : ', as your agreement says'}. Both of you see when it is sent and when it is in the bank.`;
    case 'external':
      return 'You send the money yourself, by Wise, PayPal, a bank or in cash, and record it with its day and reference. Handover moves nothing; whether it has arrived is for them to say.';
    case 'stripe_global_payouts':
      return 'For countries that Stripe’s usual payouts don’t reach.';
  }
}

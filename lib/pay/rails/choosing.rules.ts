import type { FeeBearer } from '@/lib/agreements/terms/paying.rules';
import { accept, type Result, refuse } from '@/lib/platform/result';

export const RAILS = ['stripe_connect', 'external', 'stripe_global_payouts'] as const;
export type RailName = (typeof RAILS)[number];

/** A way in which the product moves the money. */
export type MovedRail = Exclude<RailName, 'external'>;

/** Whether Global Payouts are possible for somebody: off here for this business, or Stripe's own answer. */
export type Payouts = 'off' | 'not_reachable' | 'possible';

/**
 * The facts that decide how money can reach an assistant. `isReachable` is Stripe's own answer, never a list of ours.
 */
export type Reach = {
  readonly isStripeSetUp: boolean;
  readonly isReachable: boolean;
  readonly payouts: Payouts;
};

/** What has to be done before Stripe Global Payouts may be switched on, in words for an operator. */
export const GLOBAL_PAYOUTS_NEEDS = [
  'Stripe’s approval of this installation for Global Payouts, by country',
  'legal advice on sending money abroad for others, where the business is and where the assistant is',
  'a balance at Stripe of the business’s own that is filled ahead: it pays out of that, not out of a charge',
  'whoever runs the installation to switch it on for the business',
] as const;

/** Decides whether money can go by a rail. @returns accepted, or refused with `rail_off`, `no_stripe` or `not_reachable`, at `rail`. */
export function decideRail(rail: RailName, { isStripeSetUp, isReachable, payouts }: Reach): Result {
  if (rail === 'external') return accept(undefined);
  if (rail === 'stripe_global_payouts' && payouts === 'off')
    return refuse(
      'rail_off',
      'Stripe Global Payouts is off in this installation. Pay them another way, and record it.',
      'rail',
    );
  if (!isStripeSetUp) return refuse('no_stripe', 'Stripe isn’t set up in this installation.', 'rail');
  if (rail === 'stripe_global_payouts' ? payouts !== 'possible' : !isReachable)
    return refuse('not_reachable', 'Stripe can’t send money to them yet: they haven’t set it up.', 'rail');
  return accept(undefined);
}

const RAIL_WORDS: Record<RailName, string> = {
  stripe_connect: 'Through Stripe',
  external: 'Sent by you another way, and recorded here',
  stripe_global_payouts: 'Through Stripe Global Payouts',
};

/** @returns a rail's name on every page. */
export function railInWords(rail: RailName): string {
  return RAIL_WORDS[rail];
}

const FEES_THROUGH_STRIPE: Record<FeeBearer, string> = {
  each: 'What Stripe takes comes on top of what you owe',
  business: 'What Stripe takes comes on top of what you owe',
  assistant: 'What Stripe takes comes out of what they are sent',
};

/**
 * @returns what choosing a rail means, in words for the owner. @param feesBorneBy as the agreement says; null: it
 * doesn't
 */
export function consequencesInWords(rail: RailName, feesBorneBy: FeeBearer | null): string {
  switch (rail) {
    case 'stripe_connect':
      return `You pay by a pay run: your bank account or card is charged after you say yes, and Stripe sends each their part. ${FEES_THROUGH_STRIPE[feesBorneBy ?? 'each']}${feesBorneBy === null ? '' : ', as your agreement says'}. Both of you see when it is sent and when it is in the bank.`;
    case 'external':
      return 'You send the money yourself, by Wise, PayPal, a bank or in cash, and record it with its day and reference. Handover moves nothing; they say whether it has arrived.';
    case 'stripe_global_payouts':
      return 'For countries that Stripe’s usual payouts don’t reach. Each is paid to their bank out of a balance at Stripe that you fill ahead; nothing is charged, and what Stripe takes comes out of the same balance.';
  }
}

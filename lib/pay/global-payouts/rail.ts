import { type StripeRail, throughStripe } from '../stripe/connect';

/**
 * For countries that Connect's own payouts don't reach: each assistant is paid to their bank out of a balance at Stripe that the
 * business fills ahead. Off unless STRIPE_GLOBAL_PAYOUTS names the business (`decideRail`).
 */
export const stripeGlobalPayouts: StripeRail = {
  ...throughStripe('stripe_global_payouts'),

  // nothing is charged; what Stripe takes for it comes out of the same balance, and it doesn't say ahead how much
  quote(total) {
    return { total, fee: null, sent: total, movedBy: 'product' };
  },
};

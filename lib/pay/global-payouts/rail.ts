import { type StripeRail, throughStripe } from '../stripe/connect';

/**
 * For countries that Connect's payouts don't reach: each assistant is paid to their bank from a Stripe balance that the
 * business tops up beforehand. Off unless STRIPE_GLOBAL_PAYOUTS names the business (`decideRail`).
 */
export const stripeGlobalPayouts: StripeRail = {
  ...throughStripe('stripe_global_payouts'),

  // nothing is charged; Stripe's fee comes out of the same balance, and Stripe doesn't say beforehand how much it is
  quote(total) {
    return { total, fee: null, sent: total, movedBy: 'product' };
  },
};

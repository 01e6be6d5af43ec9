import { moveAll } from '../stripe/moving';
import { draftAll, type StripeRail } from './stripe-connect';

/**
 * For countries that Connect's own payouts don't reach: each assistant is paid to their bank out of a balance at Stripe that the
 * business fills ahead. Off unless STRIPE_GLOBAL_PAYOUTS names the business (`decideRail`).
 */
export const stripeGlobalPayouts: StripeRail = {
  name: 'stripe_global_payouts',

  // nothing is charged; what Stripe takes for it comes out of the same balance, and it doesn't say ahead how much
  quote(total) {
    return { total, fee: null, sent: total, movedBy: 'product' };
  },

  async start(tx, begun) {
    await draftAll(tx, 'stripe_global_payouts', begun);
  },

  async follow(tx, payments, { event, ...occasion }) {
    await moveAll(tx, payments, event, occasion);
  },

  // what Stripe knows of already is stopped there first, by a job (`stopping.jobs.ts`)
  async cancel(tx, payments, { note, byId, at }) {
    await moveAll(tx, payments, 'cancel', { note, byId, at });
  },
};

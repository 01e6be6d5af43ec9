import { Refused, refuse } from '@/lib/platform/result';
import type { Rail } from './rail';

/**
 * What Stripe Global Payouts would need before anybody could be paid by it, in words for whoever runs an installation. Until
 * then it is off everywhere: what isn't known to be allowed, and has never been seen to work, moves no money.
 */
export const GLOBAL_PAYOUTS_NEEDS = [
  'Stripe’s approval of this installation for Global Payouts, by country',
  'legal advice on sending money abroad for others, where the business is and where the assistant is',
  'a balance at Stripe that is filled ahead: it pays out of that, not out of a charge',
] as const;

/** The refusal of anything that would go by this rail. */
export const OFF = refuse(
  'rail_off',
  'Stripe Global Payouts is off in this installation. Pay them another way, and record it.',
  'rail',
);

/**
 * For countries that Connect's own payouts don't reach. Present behind the same interface, and off: each of its steps is refused
 * (`rail_off`), whoever asks.
 */
export const stripeGlobalPayouts = {
  name: 'stripe_global_payouts',
  quote: () => {
    throw new Refused(OFF.refusal);
  },
  start: async () => {
    throw new Refused(OFF.refusal);
  },
  follow: async () => {
    throw new Refused(OFF.refusal);
  },
  cancel: async () => {
    throw new Refused(OFF.refusal);
  },
} satisfies Rail<never>;

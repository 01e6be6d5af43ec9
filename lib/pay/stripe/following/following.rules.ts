import { HOUR_MS } from '@/lib/platform/time/lengths';
import type { StripePaymentState } from '../moving.rules';

const SECOND = 1000;
const MOST = 6 * HOUR_MS;
/** the first pauses: Stripe books a card's charge a moment after accepting it */
const FIRST = 2 * SECOND;

/**
 * @returns after how many milliseconds to look at Stripe again without an event: later and later, up to six hours, as
 * long as a charge, a transfer or a refund is on its way; null when none is.
 */
export function lookAgainAfter(
  payments: readonly { readonly state: StripePaymentState }[],
  looks: number,
  isRefunding = false,
): number | null {
  const isOnItsWay = isRefunding || payments.some(({ state }) => ON_ITS_WAY.has(state));
  return isOnItsWay ? Math.min(FIRST * 2 ** Math.min(looks, 20), MOST) : null;
}

const ON_ITS_WAY: ReadonlySet<StripePaymentState> = new Set([
  'charging',
  'charged',
  'transferring',
  'needs_attention',
  'disputed',
]);

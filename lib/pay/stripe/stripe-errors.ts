import Stripe from 'stripe';
import { declineInWords, refusedInWords } from './declines.rules';

/** A no of Stripe's that asking again doesn't change. */
export type Refusal = {
  readonly code: string;
  /** for an owner or an assistant */
  readonly said: string;
};

/** Codes of what another try, later, can mend although Stripe answers 400. */
const LATER = new Set(['lock_timeout', 'idempotency_key_in_use', 'rate_limit']);

/** What version 2 of the API refuses for good, by the names of the SDK's errors. */
const FINAL = new Set([
  'InsufficientFundsError',
  'CapabilityNotEnabledError',
  'FeatureNotEnabledError',
  'FinancialAccountNotOpenError',
  'BlockedByStripeError',
  'InvalidPayoutMethodError',
  'NotCancelableError',
  'AlreadyCanceledError',
]);

/**
 * @returns what Stripe refused for good, or null when it was only busy or out of reach. A wrong key of
 * ours isn't a refusal either: whoever runs this puts it right, and what waited is then done.
 */
export function refusalOf(error: Stripe.errors.StripeError): Refusal | null {
  const code = error.decline_code ?? error.code ?? error.type;
  if (error instanceof Stripe.errors.StripeCardError) return { code, said: declineInWords(code) };
  const isFinal =
    FINAL.has(error.type) ||
    (error instanceof Stripe.errors.StripeInvalidRequestError && !LATER.has(error.code ?? ''));
  return isFinal ? { code, said: refusedInWords(code) } : null;
}

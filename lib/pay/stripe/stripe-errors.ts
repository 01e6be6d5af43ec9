import Stripe from 'stripe';
import { declineInWords, refusedInWords } from './charging/declines.rules';

/** A refusal by Stripe that asking again doesn't change. */
export type Refusal = {
  readonly code: string;
  /** for an owner or an assistant */
  readonly said: string;
};

/** Codes that a later try can resolve although Stripe answers 400. */
const LATER = new Set(['lock_timeout', 'idempotency_key_in_use', 'rate_limit']);

/** What version 2 of the API refuses for good, by the SDK's error names. */
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
 * @returns what Stripe refused for good, or null when it was only busy or unreachable. A wrong key of ours isn't a
 * refusal either: the operator fixes it, and what waited is then done.
 */
export function refusalOf(error: Stripe.errors.StripeError): Refusal | null {
  const code = error.decline_code ?? error.code ?? error.type;
  if (error instanceof Stripe.errors.StripeCardError) return { code, said: declineInWords(code) };
  const isFinal =
    FINAL.has(error.type) ||
    (error instanceof Stripe.errors.StripeInvalidRequestError && !LATER.has(error.code ?? ''));
  return isFinal ? { code, said: refusedInWords(code) } : null;
}

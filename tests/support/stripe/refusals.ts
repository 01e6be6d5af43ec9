import type Stripe from 'stripe';

type ErrorType =
  | 'api_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error'
  | 'authentication_error'
  | 'rate_limit_error'
  | 'insufficient_funds'
  | 'not_cancelable'
  | 'capability_not_enabled'
  | 'feature_not_enabled';

/** What is under `error` in a refusal (docs.stripe.com/api/errors). */
export interface StripeError {
  type: ErrorType;
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
  setup_intent?: Stripe.SetupIntent;
  payment_method?: Stripe.PaymentMethod;
}

/** Thrown where a request is refused; the server answers with it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: StripeError,
    /** a refusal before any work began: its answer isn't kept under the idempotency key */
    readonly isBeforeWork = false,
  ) {
    super(error.message);
  }
}

interface Details {
  code?: string;
  param?: string;
}

/** @returns a 400 of type `invalid_request_error`. */
export function invalid(message: string, details: Details = {}): Refusal {
  return new Refusal(400, { type: 'invalid_request_error', message, ...details });
}

/** @returns a 400 for parameters that can't be read: nothing was begun, so nothing is kept under the key. */
export function unreadable(message: string, details: Details = {}): Refusal {
  return new Refusal(400, { type: 'invalid_request_error', message, ...details }, true);
}

/** @returns a 404 for an id in the path, a 400 for one in the parameters, as Stripe does. */
export function missing(kind: string, id: string, param = 'id'): Refusal {
  return new Refusal(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });
}

/** @returns a 400 of a type of its own, as version 2 of the API refuses. */
export function refusedAs(type: Exclude<ErrorType, `${string}_error`>, message: string): Refusal {
  return new Refusal(400, { type, code: type, message });
}

/** @returns a 402 of type `card_error`. */
export function declined(error: Omit<StripeError, 'type'>): Refusal {
  return new Refusal(402, { type: 'card_error', ...error });
}

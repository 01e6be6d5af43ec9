import type { PaymentPlace, RunPlace } from './runs.queries';

/*
 * The key of each job that asks Stripe for something. Whoever enqueues one again, such as an operator, does so under the
 * same key: one that waits or was given up is replaced, not doubled.
 */

type OfRun = Pick<RunPlace, 'runId'>;
type OfPayment = Pick<PaymentPlace, 'paymentId'>;

/** @returns the key of the job that charges a run. */
export function chargeKey({ runId }: OfRun): string {
  return `pay.charge:${runId}`;
}

/** @returns the key of the job that cancels a run's charge. */
export function cancelKey({ runId }: OfRun): string {
  return `pay.cancel:${runId}`;
}

/** @returns the key of the job that looks at a run because of news: a planned look has its own. */
export function followKey({ runId }: OfRun): string {
  return `pay.follow:${runId}`;
}

/** @returns the key of the job that sends one assistant's part of a charge on. */
export function sendKey({ paymentId }: OfPayment): string {
  return `pay.send:${paymentId}`;
}

/** @returns the key of the job that takes one assistant's part back. */
export function takeBackKey({ paymentId }: OfPayment): string {
  return `pay.back:${paymentId}`;
}

/** @returns the key of the job that pays one assistant out of a balance. */
export function payOutKey({ paymentId }: OfPayment): string {
  return `pay.pay_out:${paymentId}`;
}

/** @returns the key of the job that stops such a payout. */
export function stopKey({ paymentId }: OfPayment): string {
  return `pay.stop:${paymentId}`;
}

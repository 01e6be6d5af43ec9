import { type ErrorResponse, Resend } from 'resend';
import { env } from '@/lib/platform/env/env';
import { HOUR_MS } from '@/lib/platform/time/lengths';

/** The tag that carries our own mail id. */
export const MAIL_TAG = 'mail_id';

/** The SDK waits for ever; after this the job tries again, and the idempotency key keeps it one mail. */
export const PATIENCE_MS = 30_000;

/** Resend remembers an idempotency key for 24 hours; this leaves an hour for clocks and slow connections. */
export const KEY_LIFE_MS = 23 * HOUR_MS;

/** @returns the mail service's client, or null when no key is set. */
export function mailService(): Resend | null {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env();
  if (RESEND_API_KEY === undefined) return null;
  return new Resend(RESEND_API_KEY, RESEND_BASE_URL === undefined ? {} : { baseUrl: RESEND_BASE_URL });
}

/** @returns whether mail can leave this installation at all. */
export function isMailSetUp(): boolean {
  return env().RESEND_API_KEY !== undefined;
}

/** Resend's errors for a message that is itself wrong (its error reference). */
const FINAL = new Set([
  'validation_error',
  'missing_required_field',
  'invalid_attachment',
  'invalid_parameter',
  'invalid_idempotent_request',
]);

/** Resend doesn't let this key send this: it is wrong, or the sender's domain isn't verified (its knowledge base). */
const FORBIDDEN = 403;

/**
 * @returns whether trying the same message again can't change the answer. What the operator can put right (the key, the
 * sender's address, its domain) isn't final: the waiting mails are then sent.
 */
export function isFinalRefusal({ name, statusCode }: Pick<ErrorResponse, 'name' | 'statusCode'>): boolean {
  return FINAL.has(name) && statusCode !== FORBIDDEN;
}

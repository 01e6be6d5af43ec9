import { Resend } from 'resend';
import { env } from '@/lib/platform/env';

/** @returns the mail service's client, or null when no key is set. */
export function mailService(): Resend | null {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env();
  if (RESEND_API_KEY === undefined) return null;
  return new Resend(RESEND_API_KEY, RESEND_BASE_URL === undefined ? {} : { baseUrl: RESEND_BASE_URL });
}

/** What Resend answers when another try can't help (its error reference): the message itself, or the key, is wrong. */
const FINAL = new Set([
  'validation_error',
  'missing_required_field',
  'invalid_attachment',
  'invalid_from_address',
  'invalid_parameter',
  'invalid_idempotent_request',
  'invalid_api_key',
  'missing_api_key',
  'restricted_api_key',
  'not_found',
]);

/** @returns whether trying the same message again can't change the answer. */
export function isFinalRefusal(name: string): boolean {
  return FINAL.has(name);
}

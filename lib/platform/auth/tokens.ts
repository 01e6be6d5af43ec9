import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';

/** @returns 256 random bits, safe in a link and in a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** @returns what the database keeps instead of a session token; a token of 256 random bits needs no salt. */
export function hashSessionToken(token: string): string {
  return createHash('sha256').update(`session:${token}`).digest('hex');
}

/** @returns what the database keeps instead of the secret of a calendar link. */
export function hashCalendarToken(token: string): string {
  return createHash('sha256').update(`calendar:${token}`).digest('hex');
}

/** @returns what the database keeps instead of a sign-in link's token, as next-auth itself computes it before it asks the adapter. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex');
}

/**
 * Derives a secret from something public, so that it can be shown again without being kept.
 * `purpose` keeps the secrets of different uses apart.
 */
export function deriveSecret(purpose: string, subject: string): Buffer {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`handover/${purpose}/1:${subject}`).digest();
}

/** Compares in constant time. @returns false as well when the lengths differ. */
export function isSameSecret(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

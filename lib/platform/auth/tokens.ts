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

/** @returns what the database keeps instead of the token of a sign-in whose second step is ahead. */
export function hashHalfToken(token: string): string {
  return createHash('sha256').update(`half:${token}`).digest('hex');
}

/** @returns what the database keeps instead of a recovery code; 80 random bits of one person need no salt. */
export function hashRecoveryCode(userId: string, code: string): string {
  return createHash('sha256').update(`recovery:${userId}:${code}`).digest('hex');
}

/** @returns what the database keeps instead of the secret of a calendar link. */
export function hashCalendarToken(token: string): string {
  return createHash('sha256').update(`calendar:${token}`).digest('hex');
}

/** @returns what the database keeps instead of a personal access token; its 256 random bits need no salt. */
export function hashApiToken(token: string): string {
  return createHash('sha256').update(`api:${token}`).digest('hex');
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
  return derived(env().NEXTAUTH_SECRET, purpose, subject);
}

function derived(secret: string, purpose: string, subject: string): Buffer {
  return createHmac('sha256', secret).update(`handover/${purpose}/1:${subject}`).digest();
}

/** @returns the secrets under which something of ours may have been made: the one in force, and the one before it. */
export function goodSecrets(): readonly string[] {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_BEFORE } = env();
  return NEXTAUTH_SECRET_BEFORE === undefined ? [NEXTAUTH_SECRET] : [NEXTAUTH_SECRET, NEXTAUTH_SECRET_BEFORE];
}

/**
 * Decides whether somebody shows what `deriveSecret` gave, now or under the secret before.
 * @param shown all of it, or its first octets where the whole would have been too long
 */
export function isDerived(shown: Uint8Array, purpose: string, subject: string, octets = 32): boolean {
  return goodSecrets().some((secret) =>
    isSameSecret(shown, derived(secret, purpose, subject).subarray(0, octets)),
  );
}

/** Compares in constant time. @returns false as well when the lengths differ. */
export function isSameSecret(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

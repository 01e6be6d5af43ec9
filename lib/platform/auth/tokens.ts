import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env/env';

/** @returns 256 random bits, safe in a link and in a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** @returns what the database keeps instead of a session token; a token of 256 random bits needs no salt. */
export function hashSessionToken(token: string): string {
  return createHash('sha256').update(`session:${token}`).digest('hex');
}

/** @returns what the database keeps instead of a half sign-in's token. */
export function hashHalfToken(token: string): string {
  return createHash('sha256').update(`half:${token}`).digest('hex');
}

/** @returns what the database keeps instead of a recovery code; 80 random bits, tied to one person, need no salt. */
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

/**
 * @returns what the database keeps instead of the token of a link in a mail: the hash next-auth itself computes before it
 * asks the adapter.
 */
export function hashLinkToken(token: string): string {
  return linkHash(token, env().NEXTAUTH_SECRET);
}

/** @returns the hashes under which a link's token may be kept: it may have been mailed under the previous secret. */
export function linkHashes(token: string): string[] {
  return goodSecrets().map((secret) => linkHash(token, secret));
}

function linkHash(token: string, secret: string): string {
  return createHash('sha256').update(`${token}${secret}`).digest('hex');
}

/**
 * @returns what the database keeps of a press that let somebody in: the same only for the same form that says the same.
 * @param key the form's posting key, 74 random bits that only its page holds
 * @param said what was filled in, or a hash of it
 */
export function hashPress(key: string, said: string): string {
  return createHash('sha256').update(`press:${key}:${said}`).digest('hex');
}

/**
 * Derives a secret from something public, so that it can be shown again without being stored. `purpose` keeps the
 * secrets of different uses apart.
 */
export function deriveSecret(purpose: string, subject: string): Buffer {
  return derived(env().NEXTAUTH_SECRET, purpose, subject);
}

function derived(secret: string, purpose: string, subject: string): Buffer {
  return createHmac('sha256', secret).update(`handover/${purpose}/1:${subject}`).digest();
}

/** @returns the secrets that something of ours may have been made under: the current one, and the previous one. */
export function goodSecrets(): readonly string[] {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_BEFORE } = env();
  return NEXTAUTH_SECRET_BEFORE === undefined ? [NEXTAUTH_SECRET] : [NEXTAUTH_SECRET, NEXTAUTH_SECRET_BEFORE];
}

/**
 * Decides whether somebody presents what `deriveSecret` gave, under the current secret or the previous one.
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

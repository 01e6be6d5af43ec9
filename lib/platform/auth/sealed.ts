import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/platform/env/env';
import { goodSecrets } from './tokens';

/** AES-256-GCM (NIST SP 800-38D): what was altered, or belongs to somebody else, doesn't open. */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a secret that is needed again later, under a key derived from the installation's secret.
 * @param purpose keeps the keys of different uses apart
 * @param owner whose it is: sealed for one, it opens for no other
 */
export function sealed(secret: string, purpose: string, owner: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(env().NEXTAUTH_SECRET, purpose), nonce);
  cipher.setAAD(Buffer.from(owner));
  const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
}

/**
 * Opens what `sealed` made, under the current secret or the previous one.
 * @returns the secret, and whether it should be sealed again; null when it doesn't open.
 */
export function opened(
  text: string,
  purpose: string,
  owner: string,
): { readonly secret: string; readonly isOld: boolean } | null {
  for (const [age, secret] of goodSecrets().entries()) {
    const found = tryToOpen(Buffer.from(text, 'base64url'), keyOf(secret, purpose), owner);
    if (found !== null) return { secret: found, isOld: age > 0 };
  }
  return null;
}

/** Whether a sealed secret opens under the installation's secret in force, only under the one before, or not at all. */
export type SealAge = 'current' | 'old' | 'unreadable';

/** @returns under which of the installation's secrets this was sealed. */
export function sealAgeOf(text: string, purpose: string, owner: string): SealAge {
  const found = opened(text, purpose, owner);
  if (found === null) return 'unreadable';
  return found.isOld ? 'old' : 'current';
}

/** @returns the same secret sealed under the secret in force; null when it is already, or doesn't open any more. */
export function sealedAnew(text: string, purpose: string, owner: string): string | null {
  const found = opened(text, purpose, owner);
  return found?.isOld ? sealed(found.secret, purpose, owner) : null;
}

function tryToOpen(bytes: Buffer, key: Buffer, owner: string): string | null {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const shown = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([shown, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function keyOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `handover/sealed/${purpose}/1`, 32));
}

import { Secret, TOTP } from 'otpauth';

/** RFC 6238, 5.2: a code is good for 30 seconds. */
const PERIOD = 30;
/** One interval to either side: clocks of phones differ by a little (RFC 6238, 6). */
const DRIFT = 1;
/** RFC 4226, 4: a shared secret of 160 bits. */
const SECRET_BYTES = 20;

/** @returns a new secret for an app, in typeable letters (RFC 4648, base 32). */
export function newAppSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** @returns the content of the QR code: the secret, and its name. */
export function appAddress(secret: string, email: string): string {
  return appOf(secret, email).toString();
}

/**
 * @param typed what somebody typed, spaces and all
 * @returns the 30-second interval that the code belongs to; null when it is wrong, or belongs to one that was used, or
 * an earlier one.
 */
export function intervalOf(secret: string, typed: string, at: Date, lastUsed: number): number | null {
  const token = digitsIn(typed);
  if (token === null) return null;
  const timestamp = at.getTime();
  const drift = appOf(secret).validate({ token, timestamp, window: DRIFT });
  if (drift === null) return null;
  const interval = Math.floor(timestamp / 1_000 / PERIOD) + drift;
  return interval > lastUsed ? interval : null;
}

/** @returns the six digits that somebody typed, or null for anything else: it may be a recovery code. */
export function digitsIn(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** Letters and digits that can't be confused (Crockford's base 32). */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const CODE_LENGTH = 16;

/** @param bytes 16 random ones @returns a recovery code of 80 bits: `4tq7-ck2m-…` */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length] ?? '0');
  return letters.join('').replace(/.{4}(?=.)/g, '$&-');
}

/** @returns a recovery code's stored form, however it was typed; null when it can't be one. */
export function recoveryCodeIn(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  const isOne = letters.length === CODE_LENGTH && [...letters].every((letter) => LETTERS.includes(letter));
  return isOne ? letters : null;
}

function appOf(secret: string, email = ''): TOTP {
  const label = email === '' ? 'Handover' : email;
  return new TOTP({
    issuer: 'Handover',
    label,
    secret: Secret.fromBase32(secret),
    period: PERIOD,
    digits: 6,
  });
}

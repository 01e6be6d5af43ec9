import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What canonical JSON can hold. Numbers are whole, so that there is nothing to round. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Writes a value in the one form that RFC 8785 allows: sorted keys, no spaces, fixed escapes; with every text in
 * Unicode NFC first, so that the same words always have the same hash.
 * @throws Error for anything without such a form: fractions, unpaired surrogates, keys that NFC makes equal.
 */
export function canonicalJson(value: Json): string {
  const text = canonicalize(normalised(value));
  if (text === undefined) throw new Error('there is nothing to write');
  return text;
}

/** @returns the SHA-256 of a text's UTF-8 bytes, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function normalised(value: Json): Json {
  if (typeof value === 'string') return normalText(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`not a whole number: ${value}`);
    // -0 and 0 are the same amount and must be the same text
    return value + 0;
  }
  if (value === null || typeof value === 'boolean') return value;
  if (isList(value)) return value.map(normalised);
  const entries = Object.entries(value).map(([key, each]) => [normalText(key), normalised(each)] as const);
  if (new Set(entries.map(([key]) => key)).size !== entries.length) {
    throw new Error('two keys are the same in NFC');
  }
  return Object.fromEntries(entries);
}

function normalText(text: string): string {
  if (!text.isWellFormed()) throw new Error('half a surrogate pair is no text');
  return text.normalize('NFC');
}

/** `Array.isArray` loses the element type of a readonly array. */
function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
  return Array.isArray(value);
}

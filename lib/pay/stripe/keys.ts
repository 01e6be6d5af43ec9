import { canonicalJson, type Json, sha256 } from '@/lib/platform/record/canonical';

/** Enough of the parameters' hash to tell a handful of requests apart. */
const HASH_LETTERS = 12;

/**
 * Stripe answers a repeated request under the same key with the same answer, and refuses a different one under that key
 * for a day (docs.stripe.com/api/idempotent_requests). Between two tries a business may be renamed, or a card replaced.
 * @returns a key for exactly this request: another request, another key.
 */
export function idempotencyKeyOf(key: string, parameters: object): string {
  return `${key}:${hashOf(parameters)}`;
}

/**
 * @returns whether a recorded key is for exactly this request. Keys from before the hash was recorded count as if they
 * were.
 */
export function isKeyOf(key: string, parameters: object): boolean {
  const hash = key.split(':')[4];
  return hash === undefined || hash === hashOf(parameters);
}

function hashOf(parameters: object): string {
  // as it is sent: JSON leaves out what is undefined
  const said: Json = JSON.parse(JSON.stringify(parameters));
  return sha256(canonicalJson(said)).slice(0, HASH_LETTERS);
}

import { canonicalJson, type Json, sha256 } from '@/lib/platform/record/canonical';

/** Of its parameters, as much of a hash as tells a handful of questions apart. */
const HASH_LETTERS = 12;

/**
 * Stripe answers a question that it was asked before under the same key with the same answer, and refuses another question under that
 * key for a day (docs.stripe.com/api/idempotent_requests). A business is renamed, and a card replaced, between two tries.
 * @returns a key of ours for this very question: another question, another key.
 */
export function keyOfQuestion(key: string, parameters: object): string {
  return `${key}:${hashOf(parameters)}`;
}

/** @returns whether a key that was written down is of this very question. Those of before the hash was written say nothing of it. */
export function isKeyOf(key: string, parameters: object): boolean {
  const hash = key.split(':')[4];
  return hash === undefined || hash === hashOf(parameters);
}

function hashOf(parameters: object): string {
  // as it is sent: JSON leaves out what is undefined
  const said: Json = JSON.parse(JSON.stringify(parameters));
  return sha256(canonicalJson(said)).slice(0, HASH_LETTERS);
}

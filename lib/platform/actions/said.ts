import { createHash } from 'node:crypto';
import { canonicalJson, type Json, sha256 } from '@/lib/platform/record/canonical';

/** Where a form was filled in, and nothing that it says: a page made anew has another, and so has what waited on a device. */
const SEEN = 'version';

/**
 * What a form says, as one hash: to tell one that comes again from another one under its key, where the words themselves aren't kept.
 * @param input what the schema has made of it, so without its key, what a browser adds, and how something was typed
 * @returns the SHA-256 of its canonical JSON, in hex; files count by name and bytes
 */
export async function hashOfSaid(input: unknown): Promise<string> {
  return sha256(canonicalJson(await jsonOf(input, SEEN)));
}

/**
 * @param kept the hash of what came first; null where it is from before such hashes were kept, of which nobody can say that it differs
 * @returns whether a form says what came first
 */
export function isSaidAgain(kept: string | null, saidHash: string): boolean {
  return kept === null || kept === saidHash;
}

async function jsonOf(said: unknown, leftOut?: string): Promise<Json> {
  if (said === null || typeof said === 'string' || typeof said === 'boolean') return said;
  if (typeof said === 'number' || typeof said === 'bigint') return String(said);
  if (said instanceof Date) return said.toISOString();
  if (said instanceof File) return { name: said.name, sha256: await hashOfBytes(said) };
  if (Array.isArray(said)) return Promise.all(said.map((each) => jsonOf(each ?? null)));
  if (typeof said !== 'object') throw new Error(`a form can’t say a ${typeof said}`);
  const named = Object.entries(said).filter(([name, each]) => name !== leftOut && each !== undefined);
  return Object.fromEntries(
    await Promise.all(named.map(async ([name, each]) => [name, await jsonOf(each)] as const)),
  );
}

async function hashOfBytes(file: File): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of file.stream()) hash.update(piece);
  return hash.digest('hex');
}

import { createHash } from 'node:crypto';
import { canonicalJson, type Json, sha256 } from '@/lib/platform/record/canonical';

/**
 * Fields that say where a form was filled in rather than anything it says: they differ on a reloaded page, and for what
 * waited on a device.
 */
const SEEN = 'version';

/**
 * Hashes what a form says, to tell a repeat from a different form under the same key where the words themselves aren't
 * kept.
 * @param input after parsing, so without the posting key, what a browser adds, and differences in typing
 * @returns the SHA-256 of its canonical JSON, in hex; files count by name and bytes
 */
export async function hashOfForm(input: unknown): Promise<string> {
  return sha256(canonicalJson(await jsonOf(input, SEEN)));
}

/**
 * @param kept the first one's hash; null for rows older than such hashes, which then count as the same
 * @returns whether a form says what the first one said
 */
export function isSameForm(kept: string | null, saidHash: string): boolean {
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

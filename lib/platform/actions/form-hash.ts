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

async function jsonOf(value: unknown, leftOut?: string): Promise<Json> {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof File) return { name: value.name, sha256: await hashOfBytes(value) };
  if (Array.isArray(value)) return Promise.all(value.map((each) => jsonOf(each ?? null)));
  if (typeof value !== 'object') throw new Error(`a form can’t say a ${typeof value}`);
  const named = Object.entries(value).filter(([name, each]) => name !== leftOut && each !== undefined);
  return Object.fromEntries(
    await Promise.all(named.map(async ([name, each]) => [name, await jsonOf(each)] as const)),
  );
}

async function hashOfBytes(file: File): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of file.stream()) hash.update(piece);
  return hash.digest('hex');
}

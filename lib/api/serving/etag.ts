import { createHash } from 'node:crypto';
import { Problem } from './problem';

/**
 * @returns an answer's tag (RFC 9110, 8.8.3): the version that a change has to have seen, and a hash of the whole
 * answer, which also changes when something without a version does.
 */
export function etagOf(version: number, text: string): string {
  return `"${version}.${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`;
}

/**
 * A proxy that compresses an answer weakens its tag (nginx does, with gzip); the version in it is still good.
 * @returns the version that a caller says they have seen, or null if they don't say.
 * @throws Problem (412) for a tag that was never ours.
 */
export function versionSeen(ifMatch: string | null): number | null {
  if (ifMatch === null || ifMatch === '') return null;
  const [, version] = /^(?:W\/)?"(\d{1,9})(?:\.[\w-]{16})?"$/.exec(ifMatch.trim()) ?? [];
  if (version === undefined) {
    throw new Problem(412, 'changed_meanwhile', 'If-Match takes the ETag of the answer that you have read.');
  }
  return Number(version);
}

/** @returns whether a caller already has exactly this answer. */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag);
}

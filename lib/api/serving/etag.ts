import { createHash } from 'node:crypto';
import { Problem } from './problem';

/**
 * @returns the tag of an answer (RFC 9110, 8.8.3): the version that a change has to have seen, and a hash of all that is
 * answered, which also changes with what moves no version.
 */
export function etagOf(version: number, text: string): string {
  return `"${version}.${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`;
}

/**
 * A proxy that packs an answer on its way weakens its tag (nginx does, with gzip); the version in it is as good.
 * @returns the version that a caller says they have seen, or null when they say nothing.
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

/** @returns whether a caller has just this answer already. */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag);
}

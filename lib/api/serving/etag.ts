import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from './problem';

/** An answer that a later change can name: its ETag says which version was seen. */
const Versioned = z.object({ version: z.int() });

/** @returns whether answers of a schema have a version, and with it an ETag. */
export function hasVersion(answer: z.ZodType): boolean {
  return answer instanceof z.ZodObject && 'version' in answer.shape;
}

/** @returns an answer's ETag, or null if it has no version. @param text the answer as it is sent */
export function tagOf(answer: unknown, text: string): string | null {
  const versioned = Versioned.safeParse(answer);
  return versioned.success ? etagOf(versioned.data.version, text) : null;
}

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

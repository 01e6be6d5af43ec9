import { decideFresh } from '@/lib/platform/auth/fresh';
import { type Result, refuse } from '@/lib/platform/result';

export type SigningFacts = {
  /** what the person saw and means to sign */
  readonly seenHash: string;
  /** what is there to be signed */
  readonly documentHash: string;
  readonly authenticatedAt: Date;
  readonly now: Date;
};

/**
 * Decides whether a signature can be accepted: of the very text that was read, after a fresh sign-in (security.md,
 * "Signatures that stand up").
 * @returns accepted, or refused with `other_text` or `sign_in_again`.
 */
export function decideSigning({ seenHash, documentHash, authenticatedAt, now }: SigningFacts): Result {
  if (seenHash !== documentHash) {
    return refuse('other_text', 'The text has changed since you opened this page. Read the new one first.');
  }
  return decideFresh(authenticatedAt, now, 'sign as you');
}

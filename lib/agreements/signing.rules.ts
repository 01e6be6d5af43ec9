import { FRESH_MINUTES, isFresh } from '@/lib/platform/auth/fresh';
import { accept, type Result, refuse } from '@/lib/platform/result';

export type SigningFacts = {
  /** what the person saw and means to sign */
  readonly seenHash: string;
  /** what is there to be signed */
  readonly documentHash: string;
  readonly authenticatedAt: Date;
  readonly now: Date;
};

/** The code of a refusal that signing in again mends. */
export const SIGN_IN_AGAIN = 'sign_in_again';

/**
 * Decides whether a signature can be taken: of the very text that was read, from somebody who has just shown who they
 * are (security.md, "Signatures that stand up").
 * @returns accepted, or refused with `other_text` or `sign_in_again`.
 */
export function decideSigning({ seenHash, documentHash, authenticatedAt, now }: SigningFacts): Result {
  if (seenHash !== documentHash) {
    return refuse('other_text', 'The text has changed since you opened this page. Read the new one first.');
  }
  return decideFresh(authenticatedAt, now, 'sign as you');
}

/**
 * Decides whether somebody has shown who they are so recently that they may bind themselves, or end what binds them.
 * @param deed ends the sentence "so that nobody else can …"
 * @returns accepted, or refused with `sign_in_again`.
 */
export function decideFresh(authenticatedAt: Date, now: Date, deed: string): Result {
  if (isFresh(authenticatedAt, now)) return accept(undefined);
  return refuse(
    SIGN_IN_AGAIN,
    `You signed in more than ${FRESH_MINUTES} minutes ago. Sign in again, so that nobody else can ${deed}.`,
  );
}

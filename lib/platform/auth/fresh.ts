import { accept, type Result, refuse } from '@/lib/platform/result';

/** security.md: signing, paying and the like ask for a sign-in younger than this. */
export const FRESH_MINUTES = 10;

/** @returns whether somebody proved who they are so recently that they may sign or pay. */
export function isFresh(authenticatedAt: Date, now: Date): boolean {
  return now.getTime() - authenticatedAt.getTime() < FRESH_MINUTES * 60_000;
}

/** The code of a refusal that signing in again mends. */
export const SIGN_IN_AGAIN = 'sign_in_again';

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

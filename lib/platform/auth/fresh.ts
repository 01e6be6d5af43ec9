import { accept, type Result, refuse } from '@/lib/platform/result';

/** security.md: signing, paying and the like ask for a sign-in younger than this. */
export const FRESH_MINUTES = 10;

/** @returns whether somebody proved who they are recently enough to sign or pay. */
export function isFresh(authenticatedAt: Date, now: Date): boolean {
  return now.getTime() - authenticatedAt.getTime() < FRESH_MINUTES * 60_000;
}

/** @returns the latest moment of a proof that isn't recent enough any more. */
export function lastStaleAt(now: Date): Date {
  return new Date(now.getTime() - FRESH_MINUTES * 60_000);
}

/** The code of a refusal that signing in again resolves. */
export const SIGN_IN_AGAIN = 'sign_in_again';

/**
 * Decides whether somebody proved who they are recently enough to bind themselves, or to end what binds them.
 * @param purpose completes "so that nobody else can …"
 * @returns accepted, or refused with `sign_in_again`.
 */
export function decideFresh(authenticatedAt: Date, now: Date, purpose: string): Result {
  if (isFresh(authenticatedAt, now)) return accept(undefined);
  return refuse(
    SIGN_IN_AGAIN,
    `You signed in more than ${FRESH_MINUTES} minutes ago. Sign in again, so that nobody else can ${purpose}.`,
  );
}

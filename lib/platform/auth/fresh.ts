/** security.md: signing, paying and the like ask for a sign-in younger than this. */
export const FRESH_MINUTES = 10;

/** @returns whether somebody proved who they are so recently that they may sign or pay. */
export function isFresh(authenticatedAt: Date, now: Date): boolean {
  return now.getTime() - authenticatedAt.getTime() < FRESH_MINUTES * 60_000;
}

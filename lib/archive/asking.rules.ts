import { decideFresh } from '@/lib/platform/auth/fresh';
import { accept, type Result, refuse } from '@/lib/platform/result';

/** Long enough to come back from a holiday's week; an archive holds everything, so it isn't left lying about. */
const KEPT_DAYS = 7;
/** So long one is waited for; the tries of its job are over within the first hour or so. */
const MAKING_HOURS = 24;
const HOUR = 60 * 60_000;

/** What the row of an archive says of it. */
export type ArchiveFacts = {
  readonly madeAt: Date | null;
  readonly keptUntil: Date | null;
  readonly failedAt: Date | null;
  readonly removedAt: Date | null;
};

export type ArchiveState = 'making' | 'ready' | 'failed' | 'over';

/** @returns where an archive stands at `now`. */
export function archiveState(
  { madeAt, keptUntil, failedAt, removedAt }: ArchiveFacts,
  now: Date,
): ArchiveState {
  if (failedAt) return 'failed';
  if (!madeAt || !keptUntil) return 'making';
  return removedAt || keptUntil <= now ? 'over' : 'ready';
}

/** @returns the last instant of an archive that is made at `madeAt`. */
export function archiveEnd(madeAt: Date): Date {
  return new Date(madeAt.getTime() + KEPT_DAYS * 24 * HOUR);
}

/** @returns the instant at which an archive that was asked for at `askedAt` has failed, if it isn't made. */
export function waitingEnd(askedAt: Date): Date {
  return new Date(askedAt.getTime() + MAKING_HOURS * HOUR);
}

/** As whom somebody stands to a business; null: not at all, as far as this page goes. */
export type ArchiveRole = 'owner' | 'manager' | null;

type Asking = { readonly authenticatedAt: Date; readonly now: Date };

/**
 * Decides whether somebody may have the archive of a business made (security.md: a sign-in younger than ten minutes).
 * @param states of the archives there are
 * @returns accepted, or refused: `not_found` to who may not know of it, `not_yours`, `being_made`, `sign_in_again`.
 */
export function decideAsking(
  role: ArchiveRole,
  states: readonly ArchiveState[],
  { authenticatedAt, now }: Asking,
): Result {
  const isTheirs = decideOwners(role);
  if (!isTheirs.ok) return isTheirs;
  if (states.includes('making')) {
    return refuse('being_made', 'An archive is being made already. You get a mail when it is ready.');
  }
  return decideFresh(authenticatedAt, now, 'take everything with them as you');
}

/**
 * Decides whether somebody may save an archive.
 * @returns accepted, or refused: `not_found`, `not_yours`, `not_there`, `sign_in_again`.
 */
export function decideSaving(
  role: ArchiveRole,
  state: ArchiveState,
  { authenticatedAt, now }: Asking,
): Result {
  const isTheirs = decideOwners(role);
  if (!isTheirs.ok) return isTheirs;
  if (state !== 'ready') return refuse('not_there', 'That archive isn’t here any more. Have a new one made.');
  return decideFresh(authenticatedAt, now, 'take everything with them as you');
}

function decideOwners(role: ArchiveRole): Result {
  if (role === 'owner') return accept(undefined);
  if (role === null) return refuse('not_found', 'That business isn’t here, or it isn’t yours to see.');
  return refuse('not_yours', 'Only an owner takes the whole business along. Ask one of the owners.');
}

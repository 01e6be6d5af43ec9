import { decideFresh } from '@/lib/platform/auth/fresh';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { DAY_MS, HOUR_MS } from '@/lib/platform/time/lengths';

/** Long enough to come back from a week's holiday; an archive holds everything, so it isn't kept around longer. */
const KEPT_DAYS = 7;
/** How long to wait for one; its job's retries are over within the first hour or so. */
const MAKING_HOURS = 24;

/** An archive's row. */
export type ArchiveFacts = {
  readonly madeAt: Date | null;
  readonly keptUntil: Date | null;
  readonly failedAt: Date | null;
  readonly removedAt: Date | null;
};

export type ArchiveState = 'making' | 'ready' | 'failed' | 'over';

/** @returns an archive's status at `now`. */
export function archiveState(
  { madeAt, keptUntil, failedAt, removedAt }: ArchiveFacts,
  now: Date,
): ArchiveState {
  if (failedAt) return 'failed';
  if (!madeAt || !keptUntil) return 'making';
  return removedAt || keptUntil <= now ? 'over' : 'ready';
}

/** @returns the last instant of an archive made at `madeAt`. */
export function archiveEnd(madeAt: Date): Date {
  return new Date(madeAt.getTime() + KEPT_DAYS * DAY_MS);
}

/** @returns when an archive requested at `askedAt` counts as failed, if it isn't made. */
export function waitingEnd(askedAt: Date): Date {
  return new Date(askedAt.getTime() + MAKING_HOURS * HOUR_MS);
}

/** Somebody's role in a business; null: none that matters here. */
export type ArchiveRole = 'owner' | 'manager' | null;

type Asking = { readonly authenticatedAt: Date; readonly now: Date };

/**
 * Decides whether somebody may have a business's archive made (security.md: a sign-in younger than ten minutes).
 * @param states of the existing archives
 * @returns accepted, or refused: `not_found` to people who may not know of it, `not_yours`, `being_made`,
 * `sign_in_again`.
 */
export function decideAsking(
  role: ArchiveRole,
  states: readonly ArchiveState[],
  { authenticatedAt, now }: Asking,
): Result {
  const isTheirs = decideOwners(role);
  if (!isTheirs.ok) return isTheirs;
  if (states.includes('making')) {
    return refuse('being_made', 'An archive is being made already. You get an e-mail when it is ready.');
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

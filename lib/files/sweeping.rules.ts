import { DAY_MS } from '@/lib/platform/time/lengths';
import { nextNight } from '@/lib/platform/time/nights';

/** How many hashes are looked up at once. */
export const SWEEP_BATCH = 500;

/** Bytes are stored before the row that names them: a form in another tab may still be under way. */
const UNNAMED_DAYS = 3;
/** Long enough for a restored back-up, or a mistake of ours, to be noticed. */
const ASIDE_DAYS = 14;
/** No upload writes for longer than this. */
const LEFT_DAYS = 2;

/** At night in most of the world, UTC. */
const SWEEP_HOUR = 3;

/** @returns the times before which stored bytes have waited long enough: unnamed, set aside, and half-written. */
export function sweepMoments(now: Date) {
  const back = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return { unnamedSince: back(UNNAMED_DAYS), asideSince: back(ASIDE_DAYS), leftSince: back(LEFT_DAYS) };
}

/** @returns when the next sweep begins: the same for everybody who plans it before then. */
export function nextSweep(now: Date): Date {
  return nextNight(now, SWEEP_HOUR);
}

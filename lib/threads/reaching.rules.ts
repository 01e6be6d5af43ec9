/** A stretch of somebody's working time, in milliseconds since 1970. */
type Working = { readonly start: number; readonly end: number };

/**
 * When something that isn't urgent reaches somebody: at once while they are at work, else when their next working time
 * begins. Knows no calendar, so that a page can ask it as the clock goes on.
 * @param windows their working times, as `windowsAhead` finds them
 * @returns null for at once: they are at work, or nobody knows when they are.
 */
export function reachesAt(now: Date, windows: readonly Working[]): Date | null {
  const next = windows.find(({ end }) => end > now.getTime());
  return next && next.start > now.getTime() ? new Date(next.start) : null;
}

/** A period of somebody's working time, in milliseconds since 1970. */
type Working = { readonly start: number; readonly end: number };

/**
 * When something that isn't urgent reaches somebody: at once while they are at work, else when their next working time
 * begins. Needs no calendar, so that a page can compute it as the clock goes on.
 * @param windows their working times, from `windowsAhead`
 * @returns null for at once: they are at work, or their hours aren't known.
 */
export function reachesAt(now: Date, windows: readonly Working[]): Date | null {
  const next = windows.find(({ end }) => end > now.getTime());
  return next && next.start > now.getTime() ? new Date(next.start) : null;
}

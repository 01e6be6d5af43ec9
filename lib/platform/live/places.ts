/**
 * Pages of one person that may listen at once in one process: more than anybody keeps open, and few enough to cost
 * nothing.
 */
export const MOST_PLACES = 20;

declare global {
  var handoverLivePlaces: Map<string, number> | undefined;
}

/**
 * Takes a place for one more listening page. When all are taken the newcomer is refused, rather than the oldest closed:
 * pages that reconnect by themselves would push each other out for ever. A page without a place asks now and then
 * (`poll`).
 * @returns a function that gives the place back, once; null when this person has no place left here.
 */
export function takePlace(userId: string): (() => void) | null {
  globalThis.handoverLivePlaces ??= new Map();
  const places = globalThis.handoverLivePlaces;
  const taken = places.get(userId) ?? 0;
  if (taken >= MOST_PLACES) return null;
  places.set(userId, taken + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    const left = (places.get(userId) ?? 1) - 1;
    if (left > 0) places.set(userId, left);
    else places.delete(userId);
  };
}

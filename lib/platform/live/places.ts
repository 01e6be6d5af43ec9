/** Pages of one person that hear at once in one process: more than anybody keeps open, and few enough to cost nothing. */
export const MOST_PLACES = 20;

declare global {
  var handoverLivePlaces: Map<string, number> | undefined;
}

/**
 * Takes a place for one more page that hears. Whoever comes when all are taken is refused, instead of the longest open being closed: pages
 * that come back by themselves would push each other out for ever. A page without a place asks now and then (`poll`).
 * @returns how to give it back, once; null when this person has no place left here.
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

import { isDrawnPath } from '@/lib/agreements/drawn.rules';

/** As long as a sign-in link lasts, and as long again. */
const KEPT_MS = 30 * 60_000;

/**
 * Keeps a drawn signature in this browser while its signer signs in again. Not per tab: the link in the mail opens
 * another one. Only the same person gets it back, within half an hour.
 * @param place the signer's own, for the text they sign (components/forms/typing/reader.tsx)
 */
export function keepDrawing(place: string, path: string): void {
  if (!isDrawnPath(path)) return;
  try {
    localStorage.setItem(keyOf(place), `${Date.now()} ${path}`);
  } catch {
    // this browser stores nothing: the typed name comes back in the address, and the signature has to be drawn again
  }
}

/** @returns the drawing kept at a place, once; empty when there is none. */
export function takeDrawing(place: string): string {
  try {
    const kept = localStorage.getItem(keyOf(place)) ?? '';
    localStorage.removeItem(keyOf(place));
    const [at = '', ...path] = kept.split(' ');
    return Date.now() - Number(at) < KEPT_MS ? path.join(' ') : '';
  } catch {
    return '';
  }
}

function keyOf(place: string): string {
  return `handover:drawn:${place}`;
}

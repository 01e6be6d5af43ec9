import { isDrawnPath } from '@/lib/agreements/drawn.rules';

/** As long as a sign-in link holds, and as long again. */
const KEPT_MS = 30 * 60_000;

/**
 * Keeps a drawn signature in this browser while its signer signs in again. Not per tab: the link in the mail opens
 * another one. It is taken out again by whoever comes back, and no older than half an hour.
 */
export function keepDrawing(documentHash: string, path: string): void {
  if (!isDrawnPath(path)) return;
  try {
    localStorage.setItem(placeOf(documentHash), `${Date.now()} ${path}`);
  } catch {
    // a browser that keeps nothing: the typed name comes back by the address, the drawing is drawn again
  }
}

/** @returns the drawing that was kept for this text, once; empty when there is none. */
export function takeDrawing(documentHash: string): string {
  try {
    const kept = localStorage.getItem(placeOf(documentHash)) ?? '';
    localStorage.removeItem(placeOf(documentHash));
    const [at = '', ...path] = kept.split(' ');
    return Date.now() - Number(at) < KEPT_MS ? path.join(' ') : '';
  } catch {
    return '';
  }
}

function placeOf(documentHash: string): string {
  return `handover:drawn:${documentHash}`;
}

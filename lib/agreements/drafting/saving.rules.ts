import { MINUTE_MS } from '@/lib/platform/time/lengths';

/** What caused a save: typing, a moment after the last keystroke; the button; or going back to a revision. */
export type WayOfSaving = 'typed' | 'pressed' | 'restored';

/** A pause this long ends a sitting: what comes after it is another revision. */
export const PAUSE_MINUTES = 5;
/** Somebody who writes on without a pause still gets a revision this often. */
export const LONGEST_SITTING_MINUTES = 15;

export type SavedText = {
  readonly savedById: string;
  readonly savedAt: Date;
  /** whether a revision already has exactly these words */
  readonly isKept: boolean;
  /** when the newest revision of this version was saved; null when there is none */
  readonly lastKeptAt: Date | null;
};

export type Saving = {
  readonly byId: string;
  readonly at: Date;
  readonly way: WayOfSaving;
};

/**
 * Decides whether the present text becomes a revision before a save replaces it. Automatic saves within one person's
 * sitting don't make one each; kept are the first text, the end of each sitting, and what another person or a restored
 * revision replaces.
 */
export function keepsWhatStood(standing: SavedText, { byId, at, way }: Saving): boolean {
  if (standing.isKept) return false;
  if (standing.lastKeptAt === null || way === 'restored' || standing.savedById !== byId) return true;
  return (
    minutesBetween(standing.savedAt, at) >= PAUSE_MINUTES ||
    minutesBetween(standing.lastKeptAt, standing.savedAt) >= LONGEST_SITTING_MINUTES
  );
}

/** Decides whether a saved text becomes a revision at once: when somebody pressed the button. */
export function keepsWhatIsSaved(way: WayOfSaving): boolean {
  return way !== 'typed';
}

export type SeenText = {
  /** the version of the agreement that the page was opened or last saved with */
  readonly version: number;
  /** identifies the open page */
  readonly savedIn: string | null;
  /** whether the person saw that it was changed elsewhere, and wants to replace that */
  readonly takesOver: boolean;
};

/**
 * Decides whether a save may replace the present text: only what the person saw. A page that made the last change
 * itself, and whose answer was lost, has seen it; somebody who takes over has been told, and the replaced text is kept.
 */
export function mayReplace(
  seen: SeenText,
  standing: { readonly version: number; readonly savedIn: string | null },
): boolean {
  if (seen.takesOver || seen.version === standing.version) return true;
  return seen.savedIn !== null && seen.savedIn === standing.savedIn;
}

function minutesBetween(from: Date, until: Date): number {
  return (until.getTime() - from.getTime()) / MINUTE_MS;
}

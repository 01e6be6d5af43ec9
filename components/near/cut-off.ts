/** A page of ours comes in one piece; on the slowest line something of it still comes within this time. */
const STANDS_STILL_AFTER_MS = 10_000;

/** What is looked at of a browser's page. */
export type Page = {
  readonly isLoading: () => boolean;
  /** grows with every piece that comes */
  readonly size: () => number;
  /** whether somebody has begun to fill in a form */
  readonly isFilledIn: () => boolean;
  readonly later: (look: () => void, ms: number) => void;
  readonly comeAgain: () => void;
};

/**
 * Watches a page until it is all there. One that its server didn't live to finish can be read, and its forms and links work as without
 * scripts, but nothing in it is live, and a browser says so nowhere: it comes again, unless something was typed into it. Only a page that
 * broke before its scripts came has nobody to watch it.
 */
export function watchUntilWhole({ isLoading, size, isFilledIn, later, comeAgain }: Page): void {
  let before = -1;
  const look = () => {
    if (!isLoading()) return;
    const now = size();
    if (now === before && !isFilledIn()) return comeAgain();
    before = now;
    later(look, STANDS_STILL_AFTER_MS);
  };
  look();
}

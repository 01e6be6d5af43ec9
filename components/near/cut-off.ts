/** Our pages come in one piece; on the slowest connection some of it still arrives within this time. */
const STANDS_STILL_AFTER_MS = 10_000;

/** The parts of a browser's page that are watched. */
export type Page = {
  readonly isLoading: () => boolean;
  /** grows with every piece that arrives */
  readonly size: () => number;
  /** whether somebody has begun to fill in a form */
  readonly isFilledIn: () => boolean;
  readonly later: (look: () => void, ms: number) => void;
  readonly comeAgain: () => void;
};

/**
 * Watches a page until it has fully arrived. If its server died before finishing it, it can be read, and its forms and
 * links work as without scripts, but nothing in it is live, and a browser doesn't say so: it is loaded again, unless
 * something was typed into it. Only a page that broke off before its scripts arrived has nobody to watch it.
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

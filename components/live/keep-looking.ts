import { listenTogether } from './together';

/** Several hints in a row cause one reload. */
const SETTLE_MS = 150;
/** After this a reload has brought a new page, or it was lost: a click on a link replaces a reload in the router. */
const ARRIVES_MS = 3_000;
const MOST_TRIES = 5;

export type LookedAt = {
  /** whose page it is */
  readonly person: string;
  /** the event stream's address, given where it was last heard */
  readonly address: (cursor: string | null) => string;
  /** when the server made the page shown, in milliseconds since 1970 */
  readonly madeAt: () => number;
  readonly look: () => void;
};

/**
 * Reloads a page's data whenever the server hints at a change, and again, until the page shown is younger than the
 * hint. Only a visible tab listens. Never reloads while the server can't answer or the person is signed out: the page,
 * and what is typed into it, would be lost.
 * @returns a function that stops it.
 */
export function keepLooking(page: LookedAt): () => void {
  let stopHearing: (() => void) | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let arriving: ReturnType<typeof setTimeout> | undefined;
  let isSignedOut = false;
  let canHear = false;
  /** up to where everything was heard, including before the page was hidden */
  let cursor: string | null = null;
  /** what is shown has to be newer than this */
  let wanted = 0;

  const lookSoon = (at: number) => {
    wanted = Math.max(wanted, at);
    settling ??= setTimeout(() => {
      settling = undefined;
      look(MOST_TRIES);
    }, SETTLE_MS);
  };
  const look = (tries: number) => {
    if (isSignedOut || !stopHearing) return;
    // a stream may stay open for a moment after the connection is lost; refreshing then would fail, and lose what is
    // typed
    if (navigator.onLine === false) {
      canHear = false;
      return;
    }
    page.look();
    clearTimeout(arriving);
    arriving = setTimeout(() => {
      if (canHear && page.madeAt() <= wanted && tries > 1) look(tries - 1);
    }, ARRIVES_MS);
  };
  const hear = () => {
    if (stopHearing || isSignedOut || document.hidden) return;
    stopHearing = listenTogether({
      person: page.person,
      address: page.address,
      madeAt: page.madeAt,
      cursor: () => cursor,
      onChange: (at) => {
        canHear = true;
        lookSoon(at);
      },
      onHeard: (next) => {
        cursor = next;
        // makes up for a refresh that failed while the server was away
        if (!canHear && page.madeAt() <= wanted) lookSoon(wanted);
        canHear = true;
      },
      onLost: () => {
        canHear = false;
      },
      onSignedOut: () => {
        isSignedOut = true;
      },
    });
  };
  const hush = () => {
    stopHearing?.();
    stopHearing = undefined;
    clearTimeout(arriving);
  };
  const onVisibility = () => (document.hidden ? hush() : hear());
  const onLine = () => {
    if (page.madeAt() <= wanted) lookSoon(wanted);
  };

  hear();
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', onLine);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('online', onLine);
    clearTimeout(settling);
    hush();
  };
}

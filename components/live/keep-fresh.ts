import { listenTogether } from './together';

/** Several hints in a row cause one reload. */
const SETTLE_MS = 150;
/** After this a reload has brought a new page, or it was lost: a click on a link replaces a reload in the router. */
const ARRIVES_MS = 3_000;
const MOST_TRIES = 5;

export type LivePage = {
  /** whose page it is */
  readonly person: string;
  /** the event stream's address, given where it was last heard */
  readonly address: (cursor: string | null) => string;
  /** when the server made the page shown, in milliseconds since 1970 */
  readonly madeAt: () => number;
  readonly refresh: () => void;
};

/**
 * Reloads a page's data whenever the server hints at a change, and again, until the page shown is younger than the
 * hint. Only a visible tab listens. Never reloads while the server can't answer or the person is signed out: the page,
 * and what is typed into it, would be lost.
 * @returns a function that stops it.
 */
export function keepFresh(page: LivePage): () => void {
  let stopStream: (() => void) | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let arriving: ReturnType<typeof setTimeout> | undefined;
  let isSignedOut = false;
  let canHear = false;
  /** up to where everything was heard, including before the page was hidden */
  let cursor: string | null = null;
  /** what is shown has to be newer than this */
  let wanted = 0;

  const refreshSoon = (at: number) => {
    wanted = Math.max(wanted, at);
    settling ??= setTimeout(() => {
      settling = undefined;
      refresh(MOST_TRIES);
    }, SETTLE_MS);
  };
  const refresh = (tries: number) => {
    if (isSignedOut || !stopStream) return;
    // a stream may stay open for a moment after the connection is lost; refreshing then would fail, and lose what is
    // typed
    if (navigator.onLine === false) {
      canHear = false;
      return;
    }
    page.refresh();
    clearTimeout(arriving);
    arriving = setTimeout(() => {
      if (canHear && page.madeAt() <= wanted && tries > 1) refresh(tries - 1);
    }, ARRIVES_MS);
  };
  const listen = () => {
    if (stopStream || isSignedOut || document.hidden) return;
    stopStream = listenTogether({
      person: page.person,
      address: page.address,
      madeAt: page.madeAt,
      cursor: () => cursor,
      onChange: (at) => {
        canHear = true;
        refreshSoon(at);
      },
      onHeard: (next) => {
        cursor = next;
        // makes up for a refresh that failed while the server was away
        if (!canHear && page.madeAt() <= wanted) refreshSoon(wanted);
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
  const stopListening = () => {
    stopStream?.();
    stopStream = undefined;
    clearTimeout(arriving);
  };
  const onVisibility = () => (document.hidden ? stopListening() : listen());
  const onLine = () => {
    if (page.madeAt() <= wanted) refreshSoon(wanted);
  };

  listen();
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', onLine);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('online', onLine);
    clearTimeout(settling);
    stopListening();
  };
}

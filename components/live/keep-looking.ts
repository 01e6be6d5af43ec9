/** Several hints in a row are one look. */
const SETTLE_MS = 150;
/** How often it is asked for while hints can't be heard. */
const POLL_MS = 20_000;
/** After this a look has brought a new page, or it was lost: a click on a link takes a look's place in the router. */
const ARRIVES_MS = 3_000;
const MOST_TRIES = 5;
const SIGNED_OUT = 401;

export type LookedAt = {
  /** where hints are heard */
  readonly address: () => string;
  /** when the server made the page that is shown, in milliseconds since 1970 */
  readonly madeAt: () => number;
  readonly look: () => void;
};

/**
 * Has a page looked at whenever the server hints at a change, after each time that hints may have been missed, and every
 * 20 seconds while they can't be heard; and again, until the page shown is younger than what was hinted at. Only a visible
 * tab listens, because a browser has six connections per server. Never looks while the server can't answer or the person
 * is signed out: the page, and what is typed into it, would be lost.
 * @returns how to stop.
 */
export function keepLooking(page: LookedAt): () => void {
  let source: EventSource | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let arriving: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let hasMissed = false;
  /** what is shown has to have been made later than this */
  let wanted = 0;

  const lookSoon = (event?: MessageEvent) => {
    wanted = Math.max(wanted, heardAt(event) ?? page.madeAt());
    settling ??= setTimeout(() => {
      settling = undefined;
      look(MOST_TRIES);
    }, SETTLE_MS);
  };
  const look = (tries: number) => {
    page.look();
    clearTimeout(arriving);
    arriving = setTimeout(() => {
      if (page.madeAt() > wanted || tries <= 1) return;
      if (source?.readyState === EventSource.OPEN) look(tries - 1);
    }, ARRIVES_MS);
  };
  const stop = () => {
    source?.close();
    source = undefined;
    clearInterval(polling);
    polling = undefined;
  };
  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource(page.address());
    source.addEventListener('change', lookSoon);
    source.addEventListener('resync', lookSoon);
    source.addEventListener('open', () => {
      clearInterval(polling);
      polling = undefined;
      if (hasMissed) lookSoon();
      hasMissed = false;
    });
    source.addEventListener('error', () => {
      hasMissed = true;
      polling ??= setInterval(ask, POLL_MS);
      // A browser tries again by itself after a broken connection, never after an answer that was no stream.
      if (source?.readyState !== EventSource.CLOSED) return;
      source = undefined;
      void ask();
    });
  };
  /** Is the server there, and are we still known to it? */
  const ask = async () => {
    const answer = await fetch(page.address(), { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (answer?.status === SIGNED_OUT) return stop();
    if (!answer?.ok || !polling) return;
    lookSoon();
    listen();
  };
  const onVisibility = () => {
    if (!document.hidden) return listen();
    stop();
    hasMissed = true;
  };

  listen();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(settling);
    clearTimeout(arriving);
    stop();
  };
}

/** @returns when the server heard of what it hints at; null when it doesn't say. */
function heardAt(event: MessageEvent | undefined): number | null {
  const at = Number(/"at":(\d+)/.exec(String(event?.data))?.[1]);
  return Number.isFinite(at) ? at : null;
}

/** Several hints in a row are one look. */
const SETTLE_MS = 150;
/** How often it is asked for while hints can't be heard. */
const POLL_MS = 20_000;
const SIGNED_OUT = 401;

/**
 * Calls `look` whenever the server hints at a change, after each time that hints may have been missed, and every 20
 * seconds while they can't be heard. Only a visible tab listens, because a browser has six connections per server. Never
 * looks while the server can't answer or the person is signed out: the page, and what is typed into it, would be lost.
 * @returns how to stop.
 */
export function keepLooking(address: () => string, look: () => void): () => void {
  let source: EventSource | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let hasMissed = false;

  const lookSoon = () => {
    settling ??= setTimeout(() => {
      settling = undefined;
      look();
    }, SETTLE_MS);
  };
  const stop = () => {
    source?.close();
    source = undefined;
    clearInterval(polling);
    polling = undefined;
  };
  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource(address());
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
    const answer = await fetch(address(), { method: 'HEAD', cache: 'no-store' }).catch(() => null);
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
    stop();
  };
}

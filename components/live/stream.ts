import { backOff } from '@/lib/platform/process/back-off';

/** A stream silent for this long is dead, or held back by a proxy; the server sends something every 20 seconds. */
const SILENCE_MS = 45_000;
/** The first event comes at once, or never. */
const FIRST_WORD_MS = 10_000;
/** How often it polls while the stream isn't heard. */
const POLL_MS = 20_000;
const WAITS = { firstMs: 1_000, longestMs: 60_000 };
const SIGNED_OUT = 401;

export type LiveHandlers = {
  /** the event stream's address, given where it was last heard; with `poll` it is asked once */
  readonly address: (cursor: string | null) => string;
  /** something has changed, or may have; when the server knew of it, in milliseconds since 1970 */
  readonly onChange: (at: number) => void;
  /** up to here everything has been heard */
  readonly onHeard: (cursor: string) => void;
  readonly cursor: () => string | null;
  /** nothing can be heard for now */
  readonly onLost: () => void;
  readonly onSignedOut: () => void;
};

/**
 * Keeps one stream of hints open: retries after longer and longer pauses, no two pages at the same moment, and polls
 * every 20 seconds while it can't listen. The server reports what changed meanwhile by the cursor.
 * @returns a function that stops it.
 */
export function keepListening(handlers: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let failures = 0;

  const heard = (event: MessageEvent) => {
    clearTimeout(silence);
    silence = setTimeout(fail, SILENCE_MS);
    if (event.lastEventId !== '') handlers.onHeard(event.lastEventId);
    clearInterval(polling);
    polling = undefined;
    failures = 0;
  };
  const news = (event: MessageEvent) => {
    heard(event);
    handlers.onChange(saidAt(event));
  };
  const connect = () => {
    source = new EventSource(handlers.address(handlers.cursor()));
    silence = setTimeout(fail, FIRST_WORD_MS);
    source.addEventListener('hello', heard);
    source.addEventListener('here', heard);
    source.addEventListener('change', news);
    source.addEventListener('resync', news);
    source.addEventListener('error', () => {
      const wasRefused = source?.readyState === EventSource.CLOSED;
      fail();
      // an answer that was no stream: most likely nobody is signed in any more
      if (wasRefused) void ask();
    });
  };
  const fail = () => {
    hangUp();
    handlers.onLost();
    polling ??= setInterval(ask, POLL_MS);
    retry = setTimeout(connect, backOff(failures, WAITS));
    failures += 1;
  };
  const hangUp = () => {
    source?.close();
    source = undefined;
    clearTimeout(silence);
    clearTimeout(retry);
  };
  /** Polls once, as long as the stream isn't heard. */
  const ask = async () => {
    const address = `${handlers.address(handlers.cursor())}&poll`;
    const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
    // the stream is back meanwhile, or nobody listens any more
    if (!polling) return;
    if (answer?.status === SIGNED_OUT) {
      stop();
      return handlers.onSignedOut();
    }
    const missed = answer?.ok ? await answer.json().catch(() => null) : null;
    if (!missed || !polling) return;
    handlers.onHeard(missed.cursor);
    if (missed.news) handlers.onChange(missed.at);
  };
  const stop = () => {
    hangUp();
    clearInterval(polling);
    polling = undefined;
  };

  connect();
  return stop;
}

/** @returns when the server heard of what it hints at; without that, any page is older. */
function saidAt(event: MessageEvent): number {
  return Number(/"at":(\d+)/.exec(String(event.data))?.[1] ?? Number.NaN) || Date.now();
}

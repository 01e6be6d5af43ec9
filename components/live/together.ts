import { keepListening, type LiveHandlers } from './stream';

/** The leader announces itself this often; a tab that hears nothing for longer listens for itself. */
const LEADS_EVERY_MS = 15_000;
const LEFT_ALONE_MS = 40_000;
/** A new tab is answered at once, or there is nobody to answer. */
const ANSWER_MS = 3_000;

/** What came over the leader's stream, for all tabs. */
type StreamMessage =
  | { readonly kind: 'news'; readonly at: number }
  | { readonly kind: 'heard'; readonly cursor: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'signedOut' };

/** Messages between tabs. */
type TabMessage =
  | StreamMessage
  | {
      readonly kind: 'leads';
      readonly since: number;
      readonly newest: number;
      readonly cursor: string | null;
    }
  | { readonly kind: 'asks' };

export type TabHandlers = LiveHandlers & {
  /** tabs of the same person listen together */
  readonly person: string;
  /** when the page shown was made */
  readonly madeAt: () => number;
};

/**
 * Listens for all of a browser's tabs over one connection: a browser has six per server, and a stream takes one. Only
 * visible tabs take part; the one that holds the lock listens and tells the others, and releases it when hidden, so
 * that a tab suspended by a phone never holds it. In a browser without locks, each tab listens for itself.
 * @returns a function that stops it.
 */
export function listenTogether(handlers: TabHandlers): () => void {
  const name = `handover-live-${handlers.person}`;
  if (typeof BroadcastChannel === 'undefined' || !navigator.locks) return keepListening(handlers);
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  const tell = (message: TabMessage) => channel.postMessage(message);
  /** since when this tab, as the leader, has heard everything, and the latest of it */
  let since = Number.POSITIVE_INFINITY;
  let newest = 0;
  let stopLeading: (() => void) | undefined;
  let alone: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    leaving.abort();
    clearTimeout(alone);
    stopLeading?.();
    channel.close();
  };
  const own: LiveHandlers = {
    ...handlers,
    onChange: (at) => {
      newest = Math.max(newest, at);
      handlers.onChange(at);
    },
    onSignedOut: () => {
      stop();
      handlers.onSignedOut();
    },
  };
  const announce = () => tell({ kind: 'leads', since, newest, cursor: handlers.cursor() });
  /** Starts listening over its own connection, on behalf of all tabs. */
  const lead = () => {
    clearTimeout(alone);
    since = handlers.madeAt();
    const stopStream = keepListening(tellingOthers(own, tell));
    const announcing = setInterval(announce, LEADS_EVERY_MS);
    announce();
    stopLeading = () => {
      clearInterval(announcing);
      stopStream();
      stopLeading = undefined;
    };
  };
  const leadUnlessToldWithin = (ms: number) => {
    clearTimeout(alone);
    alone = setTimeout(lead, ms);
  };

  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === 'asks') return stopLeading ? announce() : undefined;
    if (stopLeading) return;
    leadUnlessToldWithin(LEFT_ALONE_MS);
    if (data.kind === 'leads') {
      // news from before this tab listened, or before any did, may be missing on its page
      const missed = Math.max(data.newest, data.since);
      if (missed > newest && missed >= handlers.madeAt()) own.onChange(missed);
      if (data.cursor !== null) own.onHeard(data.cursor);
    } else passOn(data, own);
  });
  leadUnlessToldWithin(ANSWER_MS);
  tell({ kind: 'asks' });
  holdLock(name, leaving.signal, () => {
    if (!stopLeading) lead();
  });
  return stop;
}

/** @returns handlers that also tell the other tabs what came. */
function tellingOthers(handlers: LiveHandlers, tell: (message: StreamMessage) => void): LiveHandlers {
  return {
    ...handlers,
    onChange: (at) => {
      tell({ kind: 'news', at });
      handlers.onChange(at);
    },
    onHeard: (cursor) => {
      tell({ kind: 'heard', cursor });
      handlers.onHeard(cursor);
    },
    onLost: () => {
      tell({ kind: 'lost' });
      handlers.onLost();
    },
    onSignedOut: () => {
      tell({ kind: 'signedOut' });
      handlers.onSignedOut();
    },
  };
}

/** Handles what came over another tab's stream. */
function passOn(message: StreamMessage, handlers: LiveHandlers): void {
  if (message.kind === 'news') handlers.onChange(message.at);
  else if (message.kind === 'heard') handlers.onHeard(message.cursor);
  else if (message.kind === 'lost') handlers.onLost();
  else handlers.onSignedOut();
}

/** Waits for the lock of that name, then holds it until the signal. @param onHeld called once this tab has it */
function holdLock(name: string, leaving: AbortSignal, onHeld: () => void): void {
  navigator.locks
    .request(name, { signal: leaving }, () => {
      if (leaving.aborted) return undefined;
      onHeld();
      return new Promise<void>((resolve) => {
        leaving.addEventListener('abort', () => resolve());
      });
    })
    // the wait for the lock was aborted
    .catch(() => undefined);
}

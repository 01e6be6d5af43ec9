import { type Ears, keepHearing } from './stream';

/** The leader announces itself this often; a tab that hears nothing for longer listens for itself. */
const LEADS_EVERY_MS = 15_000;
const LEFT_ALONE_MS = 40_000;
/** A new tab is answered at once, or there is nobody to answer. */
const ANSWER_MS = 3_000;

/** Messages between tabs. */
type Told =
  | { readonly kind: 'news'; readonly at: number }
  | { readonly kind: 'heard'; readonly cursor: string }
  | {
      readonly kind: 'leads';
      readonly since: number;
      readonly newest: number;
      readonly cursor: string | null;
    }
  | { readonly kind: 'asks' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'signedOut' };

export type Hears = Ears & {
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
export function hearTogether(hears: Hears): () => void {
  const name = `handover-live-${hears.person}`;
  if (typeof BroadcastChannel === 'undefined' || !navigator.locks) return keepHearing(hears);
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  const tell = (told: Told) => channel.postMessage(told);
  /** since when this tab, as the leader, has heard everything, and the latest of it */
  let since = Number.POSITIVE_INFINITY;
  let newest = 0;
  let stopHearing: (() => void) | undefined;
  let alone: ReturnType<typeof setTimeout> | undefined;

  const onChange = (at: number) => {
    newest = Math.max(newest, at);
    hears.onChange(at);
  };
  const stop = () => {
    leaving.abort();
    clearTimeout(alone);
    stopHearing?.();
    channel.close();
  };
  const onSignedOut = () => {
    stop();
    hears.onSignedOut();
  };
  /** Starts listening over its own connection, on behalf of all tabs. */
  const hear = () => {
    clearTimeout(alone);
    since = hears.madeAt();
    const stopStream = keepHearing({
      ...hears,
      onChange: (at) => {
        tell({ kind: 'news', at });
        onChange(at);
      },
      onHeard: (cursor) => {
        tell({ kind: 'heard', cursor });
        hears.onHeard(cursor);
      },
      onLost: () => {
        tell({ kind: 'lost' });
        hears.onLost();
      },
      onSignedOut: () => {
        tell({ kind: 'signedOut' });
        onSignedOut();
      },
    });
    const leading = setInterval(lead, LEADS_EVERY_MS);
    lead();
    stopHearing = () => {
      clearInterval(leading);
      stopStream();
      stopHearing = undefined;
    };
  };
  const lead = () => tell({ kind: 'leads', since, newest, cursor: hears.cursor() });
  const waitFor = (ms: number) => {
    clearTimeout(alone);
    alone = setTimeout(hear, ms);
  };

  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'asks') return stopHearing ? lead() : undefined;
    if (stopHearing) return;
    waitFor(LEFT_ALONE_MS);
    if (data.kind === 'news') onChange(data.at);
    else if (data.kind === 'heard') hears.onHeard(data.cursor);
    else if (data.kind === 'lost') hears.onLost();
    else if (data.kind === 'signedOut') onSignedOut();
    else {
      // news from before this tab listened, or before any did, may be missing on its page
      const missed = Math.max(data.newest, data.since);
      if (missed > newest && missed >= hears.madeAt()) onChange(missed);
      if (data.cursor !== null) hears.onHeard(data.cursor);
    }
  });
  waitFor(ANSWER_MS);
  tell({ kind: 'asks' });
  navigator.locks
    .request(name, { signal: leaving.signal }, () => {
      if (leaving.signal.aborted) return undefined;
      if (!stopHearing) hear();
      return new Promise<void>((resolve) => {
        leaving.signal.addEventListener('abort', () => resolve());
      });
    })
    // the wait for the lock was aborted
    .catch(() => undefined);
  return stop;
}

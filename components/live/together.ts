import { type Ears, keepHearing } from './stream';

/** The leader announces itself this often; a tab that hears nothing for longer listens for itself. */
const LEADS_EVERY_MS = 15_000;
const LEFT_ALONE_MS = 40_000;
/** A new tab is answered at once, or there is nobody to answer. */
const ANSWER_MS = 3_000;

/** What the leader hears for all tabs. */
type Heard =
  | { readonly kind: 'news'; readonly at: number }
  | { readonly kind: 'heard'; readonly cursor: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'signedOut' };

/** Messages between tabs. */
type Told =
  | Heard
  | {
      readonly kind: 'leads';
      readonly since: number;
      readonly newest: number;
      readonly cursor: string | null;
    }
  | { readonly kind: 'asks' };

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
  const tell = (message: Told) => channel.postMessage(message);
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
  const own: Ears = {
    ...hears,
    onChange: (at) => {
      newest = Math.max(newest, at);
      hears.onChange(at);
    },
    onSignedOut: () => {
      stop();
      hears.onSignedOut();
    },
  };
  const announce = () => tell({ kind: 'leads', since, newest, cursor: hears.cursor() });
  /** Starts listening over its own connection, on behalf of all tabs. */
  const lead = () => {
    clearTimeout(alone);
    since = hears.madeAt();
    const stopStream = keepHearing(tellingOthers(own, tell));
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

  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'asks') return stopLeading ? announce() : undefined;
    if (stopLeading) return;
    leadUnlessToldWithin(LEFT_ALONE_MS);
    if (data.kind === 'leads') {
      // news from before this tab listened, or before any did, may be missing on its page
      const missed = Math.max(data.newest, data.since);
      if (missed > newest && missed >= hears.madeAt()) own.onChange(missed);
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

/** @returns ears that also tell the other tabs what they hear. */
function tellingOthers(ears: Ears, tell: (message: Heard) => void): Ears {
  return {
    ...ears,
    onChange: (at) => {
      tell({ kind: 'news', at });
      ears.onChange(at);
    },
    onHeard: (cursor) => {
      tell({ kind: 'heard', cursor });
      ears.onHeard(cursor);
    },
    onLost: () => {
      tell({ kind: 'lost' });
      ears.onLost();
    },
    onSignedOut: () => {
      tell({ kind: 'signedOut' });
      ears.onSignedOut();
    },
  };
}

/** Hears what another tab has heard for all of them. */
function passOn(heard: Heard, ears: Ears): void {
  if (heard.kind === 'news') ears.onChange(heard.at);
  else if (heard.kind === 'heard') ears.onHeard(heard.cursor);
  else if (heard.kind === 'lost') ears.onLost();
  else ears.onSignedOut();
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

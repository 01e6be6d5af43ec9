/**
 * How something ended: done, refused (the person was told why), busy (something it needs is overloaded or down for
 * now), or failed (a bug).
 */
export type Outcome = 'done' | 'refused' | 'busy' | 'failed';

/**
 * Everything that is measured. Labels are words from this table, names from our own code, and route patterns: never
 * what people wrote, nor who they are, so their number is bounded and none says anything about a business.
 */
export type Measures = {
  readonly request: (taken: {
    /** the route's pattern, such as /w/[workspace] */
    readonly route: string;
    readonly method: 'GET' | 'POST' | 'other';
    readonly status: '1xx' | '2xx' | '3xx' | '4xx' | '5xx' | 'gone';
    readonly seconds: number;
  }) => void;
  readonly action: (taken: {
    readonly action: string;
    readonly outcome: Outcome;
    readonly seconds: number;
  }) => void;
  readonly statement: (taken: { readonly outcome: 'done' | 'failed'; readonly seconds: number }) => void;
  readonly job: (taken: {
    readonly job: string;
    readonly outcome: 'done' | 'failed' | 'parked';
    readonly seconds: number;
  }) => void;
  /** one attempt to send a mail */
  readonly mail: (outcome: 'accepted' | 'put_off' | 'refused' | 'failed') => void;
  readonly seal: (taken: { readonly timestamp: 'with' | 'without'; readonly seconds: number }) => void;
  /** a page has started (1) or stopped (-1) listening for changes */
  readonly listening: (change: 1 | -1) => void;
  /** @returns everything in Prometheus' text format, and its content type */
  readonly told: () => Promise<{ readonly text: string; readonly contentType: string }>;
};

declare global {
  var handoverMeasures: Measures | undefined;
}

/**
 * @returns this process's metrics; undefined if nobody asked for any, and then nothing is counted, kept or loaded. On
 * globalThis, because Next keeps module state apart.
 */
export function measure(): Measures | undefined {
  return globalThis.handoverMeasures;
}

/** @returns a stopwatch in seconds; only for metrics, which is why it isn't lib/platform/clock. */
export function stopwatch(): () => number {
  const from = performance.now();
  return () => (performance.now() - from) / 1000;
}

import { backOff } from '@/lib/platform/process/back-off';

const WAITS = { firstMs: 250, longestMs: 2_000 };
/** How long to go on trying: a killed server is back by then; after that the person is told. */
const UNTIL_IT_IS_BACK_MS = 10_000;

/** The browser features that waiting needs. */
export type Waiting = {
  /** milliseconds, on any monotonic clock */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly isOnline: () => boolean;
};

/** @returns the clock and connection state of the browser that this runs in. */
export function browserWaiting(): Waiting {
  return {
    now: () => performance.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    isOnline: () => navigator.onLine,
  };
}

/**
 * Retries something that can be asked any number of times, with growing pauses, until `upToMs` have passed: by default
 * for as long as a server takes to restart. Without a connection it doesn't wait.
 * @returns the first good result, else the last one
 */
export async function tryPatiently<Came>(
  attempt: () => Promise<Came>,
  isEnough: (came: Came) => boolean,
  { now, pause, isOnline }: Waiting,
  upToMs = UNTIL_IT_IS_BACK_MS,
): Promise<Came> {
  const begun = now();
  for (let tries = 0; ; tries += 1) {
    const came = await attempt();
    const wait = backOff(tries, WAITS);
    if (isEnough(came) || !isOnline() || now() - begun + wait > upToMs) return came;
    await pause(wait);
  }
}

type Patience = {
  readonly waiting: Waiting;
  readonly upToMs?: number;
  /** whether an error says that trying again is of no use */
  readonly isFinal?: (error: unknown) => boolean;
};

/**
 * As `tryPatiently`, for work that throws until it succeeds.
 * @returns what it returns
 * @throws the last error
 */
export async function donePatiently<Done>(
  work: () => Promise<Done>,
  { waiting, upToMs, isFinal = () => false }: Patience,
): Promise<Done> {
  const attempt = () =>
    work().then(
      (done) => ({ isDone: true, done }) as const,
      (error: unknown) => ({ isDone: false, error }) as const,
    );
  const came = await tryPatiently(attempt, (each) => each.isDone || isFinal(each.error), waiting, upToMs);
  if (came.isDone) return came.done;
  throw came.error;
}

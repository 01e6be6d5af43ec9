const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2_000;
/** A server that was killed is there again by then; after that the person is told. */
const GIVES_UP_AFTER_MS = 10_000;

/** What waiting needs of a browser. */
export type Waiting = {
  /** milliseconds, of any clock that only goes forward */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly isOnline: () => boolean;
};

/** @returns the clock and the line of the browser that this runs in. */
export function browserWaiting(): Waiting {
  return {
    now: () => performance.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    isOnline: () => navigator.onLine,
  };
}

/**
 * Tries again what only reads, with growing pauses, for as long as a server takes that starts anew. Without a line it isn't waited for.
 * @returns what is enough, else what came last
 */
export async function tryPatiently<Came>(
  attempt: () => Promise<Came>,
  isEnough: (came: Came) => boolean,
  { now, pause, isOnline }: Waiting,
): Promise<Came> {
  const begun = now();
  for (let tries = 0; ; tries += 1) {
    const came = await attempt();
    const wait = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
    if (isEnough(came) || !isOnline() || now() - begun + wait > GIVES_UP_AFTER_MS) return came;
    await pause(wait);
  }
}

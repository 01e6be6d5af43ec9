/** What a proxy answers while no server is behind it. */
const AWAY = new Set([502, 503, 504]);
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2_000;
/** A server that was killed is there again by then; after that the person is told. */
const GIVES_UP_AFTER_MS = 10_000;

/** What asking again needs of a browser. */
export type Surroundings = {
  readonly ask: typeof fetch;
  /** milliseconds, of any clock that only goes forward */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly isOnline: () => boolean;
  /** told of a page that didn't come, by its address */
  readonly onLost: (address: URL) => void;
};

/**
 * Asks once more for a page of data that its server didn't live to answer: one that broke on its way, or a proxy's word that
 * nobody is behind it. Left to Next, the one leaves an empty page where it had been fetched ahead, for good, and the other
 * takes an open page, with what is typed into it, away for the proxy's. Only what is read is asked for again, never a form.
 * @returns what stands in for `fetch`; it answers with what came last, or fails as that did
 */
export function askingAgain({ ask, now, pause, isOnline, onLost }: Surroundings): typeof fetch {
  return async (input, init) => {
    if (!isForPage(init)) return ask(input, init);
    const begun = now();
    for (let tries = 0; ; tries += 1) {
      const came = await attempt(() => ask(input, init));
      if (came.isWhole || init?.signal?.aborted) return came.answer();
      const wait = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
      if (!isOnline() || now() - begun + wait > GIVES_UP_AFTER_MS) {
        onLost(addressOf(input));
        return came.answer();
      }
      await pause(wait);
    }
  };
}

/** Next names its questions for a page's data by this header (nextjs.org, RSC). */
function isForPage(init: RequestInit | undefined): boolean {
  return (init?.method ?? 'GET') === 'GET' && new Headers(init?.headers).has('rsc');
}

type Came = { readonly isWhole: boolean; readonly answer: () => Response };

async function attempt(ask: () => Promise<Response>): Promise<Came> {
  try {
    const answer = await ask();
    return { isWhole: !AWAY.has(answer.status) && (await isReadable(answer.clone())), answer: () => answer };
  } catch (error) {
    return {
      isWhole: false,
      answer: () => {
        throw error;
      },
    };
  }
}

/** Reads a copy to its end; the answer itself is then all there. */
async function isReadable(copy: Response): Promise<boolean> {
  return copy.arrayBuffer().then(
    () => true,
    () => false,
  );
}

function addressOf(input: RequestInfo | URL): URL {
  return new URL(input instanceof Request ? input.url : input, globalThis.location?.href);
}

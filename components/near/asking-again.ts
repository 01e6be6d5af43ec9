import { tryPatiently, type Waiting } from './patience';

/** What a proxy answers while no server is behind it. */
const AWAY = new Set([502, 503, 504]);
/** Between one patient try for the open page and the next, where there is a line and nobody behind it. */
const LOOKS_AGAIN_AFTER_MS = 10_000;

/** What asking again needs of a browser. */
export type Surroundings = Waiting & {
  readonly ask: typeof fetch;
  /** whether it is the page that is open that is asked for: one that is only to look again */
  readonly isOpen: (address: URL) => boolean;
  /** whether a copy of a page may be shown where it doesn't come */
  readonly isKept: (address: URL) => boolean;
  readonly lineIsBack: () => Promise<void>;
  /** told of a page that didn't come, by its address */
  readonly onLost: (address: URL) => void;
};

/**
 * Asks once more for a page of data that its server didn't live to answer: one that broke on its way, or a proxy's word that
 * nobody is behind it. Left to Next, the one leaves an empty page where it had been fetched ahead, for good, and the other
 * takes an open page, with what is typed into it, away for the proxy's. Only what is read is asked for again, never a form: one
 * whose answer broke on its way fails as if none had come, since what came of it would take the page away as well.
 *
 * Without a line a page that may be kept is given up at once, so that its copy is shown. Any other is waited for, and the open
 * one stays: a browser would show a page of its own that leads nowhere. A page that only looks again is never given up.
 * @returns what stands in for `fetch`; it answers with what came last, or fails as that did
 */
export function askingAgain(surroundings: Surroundings): typeof fetch {
  const { ask, isOpen, isKept, lineIsBack, onLost, ...waiting } = surroundings;
  return async (input, init) => {
    if (isOfForm(init)) return heardToItsEnd(await ask(input, init));
    if (!isForPage(init)) return ask(input, init);
    const address = addressOf(input);
    const isEnough = ({ isWhole }: Came) => isWhole || init?.signal?.aborted === true;
    for (;;) {
      const came = await tryPatiently(() => attempt(() => ask(input, init)), isEnough, waiting);
      if (isEnough(came)) return came.answer();
      const isWaitedFor = isOpen(address) || (!waiting.isOnline() && !isKept(address));
      if (!isWaitedFor) {
        onLost(address);
        return came.answer();
      }
      await (waiting.isOnline() ? waiting.pause(LOOKS_AGAIN_AFTER_MS) : lineIsBack());
    }
  };
}

/** Next names its questions for a page's data by this header (nextjs.org, RSC). */
function isForPage(init: RequestInit | undefined): boolean {
  return (init?.method ?? 'GET') === 'GET' && new Headers(init?.headers).has('rsc');
}

/** And a form that scripts post by this one (nextjs.org, Server Actions). */
function isOfForm(init: RequestInit | undefined): boolean {
  return new Headers(init?.headers).has('next-action');
}

async function heardToItsEnd(answer: Response): Promise<Response> {
  if (await isReadable(answer.clone())) return answer;
  throw new TypeError('The answer broke on its way.');
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

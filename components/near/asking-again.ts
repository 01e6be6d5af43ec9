import { tryPatiently, type Waiting } from './patience';

/** What a proxy answers when there is no server behind it. */
const AWAY = new Set([502, 503, 504]);
/** The pause between patient retries for the open page, when there is a connection but no server. */
const LOOKS_AGAIN_AFTER_MS = 10_000;

/** The browser features that retrying needs. */
export type Surroundings = Waiting & {
  readonly ask: typeof fetch;
  /** whether the request is for the page that is already open: it only reloads */
  readonly isOpen: (address: URL) => boolean;
  /** whether a kept copy may be shown if it doesn't come */
  readonly isKept: (address: URL) => boolean;
  readonly lineIsBack: () => Promise<void>;
  /** called with the address of a page that didn't come */
  readonly onLost: (address: URL) => void;
};

/**
 * Retries a request for page data that its server didn't live to answer: one that broke off, or a proxy's answer that
 * there is no server. Left to Next, the first leaves an empty page for good if it had been prefetched, and the second
 * replaces an open page, with what is typed into it, by the proxy's. Only reads are retried here, never a form, which
 * sends itself again (components/forms/sending): one whose answer broke off fails as if none had come, since its result
 * would replace the page as well.
 *
 * Without a connection a page that may be kept is given up at once, so that its copy is shown. Any other is waited for,
 * and the open one stays: a browser would show a page of its own that leads nowhere. A reload is never given up.
 * @returns a replacement for `fetch`; it resolves or fails with the last result
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

/** Next marks its requests for page data with this header (nextjs.org, RSC). */
function isForPage(init: RequestInit | undefined): boolean {
  return (init?.method ?? 'GET') === 'GET' && new Headers(init?.headers).has('rsc');
}

/** And forms posted by scripts with this one (nextjs.org, Server Actions). */
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

/** Reads a copy to its end; the answer itself is then complete. */
async function isReadable(copy: Response): Promise<boolean> {
  return copy.arrayBuffer().then(
    () => true,
    () => false,
  );
}

function addressOf(input: RequestInfo | URL): URL {
  return new URL(input instanceof Request ? input.url : input, globalThis.location?.href);
}

import { useEffect } from 'react';

/** The pause between checks whether the server answers. */
const LOOKS_EVERY_MS = 2_000;
/** A page that can be reached and still doesn't come isn't loaded again for ever. */
const MOST_TRIES = 4;
/** After this the page was stable, and a new failure is something else. */
const FORGETS_AFTER_MS = 60_000;

type Failure = {
  readonly error: Error & { readonly digest?: string };
  /** reloads the page and shows it (nextjs.org, error.js) */
  readonly retry: () => void;
};

/** Outlives the page that failed, which is rebuilt by each try. */
const tries = { count: 0, lastAt: 0 };

/**
 * A page that broke off, because its server or the connection went away, is loaded again once the server answers. A
 * failure on the server has a digest, and would fail again.
 * @returns whether the page comes back by itself
 */
export function useComesBack({ error, retry }: Failure): boolean {
  const comesBack = error.digest === undefined && triesLately() < MOST_TRIES;
  useEffect(() => {
    if (!comesBack) return;
    const looking = setInterval(async () => {
      if (!(await answers())) return;
      clearInterval(looking);
      tries.count = triesLately() + 1;
      tries.lastAt = Date.now();
      retry();
    }, LOOKS_EVERY_MS);
    return () => clearInterval(looking);
  }, [comesBack, retry]);
  return comesBack;
}

function triesLately(): number {
  return Date.now() - tries.lastAt > FORGETS_AFTER_MS ? 0 : tries.count;
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/api/health', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

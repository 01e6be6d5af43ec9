import { createStore, del, entries, get, set } from 'idb-keyval';
import { hasPosting } from '@/components/unsent/queue';
import type { FileInHand } from '@/components/uploading/in-hand';

/** The files of one posting that waits on this device. */
type Kept = { readonly files: readonly FileInHand[]; readonly keptAt: number };

const store = createStore('handover-files', 'files');
/** Files are kept before the posting that they go with is. */
const JUST_KEPT_MS = 60_000;

/** Keeps the bytes of a posting's files on this device. @returns whether they are kept. */
export async function keepFiles(key: string, files: readonly FileInHand[]): Promise<boolean> {
  try {
    await set(key, { files, keptAt: Date.now() } satisfies Kept, store);
    return true;
  } catch {
    return false;
  }
}

/** @returns the files that wait with a posting; none if the browser has deleted them. */
export async function keptFiles(key: string): Promise<readonly FileInHand[]> {
  return (await get<Kept>(key, store))?.files ?? [];
}

/** Forgets the files of postings that were sent, discarded, or written by somebody who has signed out. */
export async function forgetOtherFiles(): Promise<void> {
  try {
    for (const [key, { keptAt }] of await entries<string, Kept>(store)) {
      if (!hasPosting(key) && Date.now() - keptAt > JUST_KEPT_MS) await del(key, store);
    }
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

import { AsyncLocalStorage } from 'node:async_hooks';

/** Within what a tool acts as its person: one business that they run, or, without one, only what they assist. */
export type Bounds = { readonly tokenId: string; readonly workspaceId: string | null };

/**
 * Bounds hold for all that follows from a call, whichever query or action it is: whenever a transaction becomes the
 * person's, the database leaves of what they may reach only what is within. Only code in this process can set them.
 */
const bounds = new AsyncLocalStorage<Bounds>();

/** Runs `work` within bounds. @returns what `work` returns. */
export function within<T>(set: Bounds, work: () => Promise<T>): Promise<T> {
  return bounds.run(set, work);
}

/** @returns the bounds of the work at hand, or undefined where a person acts themselves. */
export function boundsNow(): Bounds | undefined {
  return bounds.getStore();
}

import { AsyncLocalStorage } from 'node:async_hooks';

/** What a token acts within: one business that its person runs or, without one, only the work they assist with. */
export type Bounds = { readonly tokenId: string; readonly workspaceId: string | null };

/**
 * Bounds hold for everything that follows from a call, whichever query or action it is: whenever a transaction becomes
 * the person's, the database narrows what they can reach to what is within. Only code in this process can set them.
 */
const bounds = new AsyncLocalStorage<Bounds>();

/** Runs `work` within bounds. @returns what `work` returns. */
export function within<T>(set: Bounds, work: () => Promise<T>): Promise<T> {
  return bounds.run(set, work);
}

/** @returns the current bounds, or undefined when a person acts themselves. */
export function boundsNow(): Bounds | undefined {
  return bounds.getStore();
}

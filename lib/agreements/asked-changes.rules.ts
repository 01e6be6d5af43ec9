import type { EventKind } from './chain';

type Entry = { readonly kind: EventKind; readonly payload: { readonly reason?: string | null | undefined } };

/**
 * @param history in the order in which it happened
 * @returns what the assistant asked to have changed in the version that was proposed last, in their words; null if they
 * asked for nothing.
 */
export function askedSinceProposed(history: readonly Entry[]): string | null {
  const last = history.findLast(({ kind }) => kind === 'proposed' || kind === 'changes_requested');
  return last?.kind === 'changes_requested' ? (last.payload.reason ?? null) : null;
}

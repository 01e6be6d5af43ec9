import { accept, type Result, refuse } from '@/lib/platform/result';
import type { EventKind } from '../chain';
import type { Party } from '../rules';

type Entry = {
  readonly kind: EventKind;
  readonly payload: {
    readonly party?: Party | null | undefined;
    readonly number?: number | null | undefined;
  };
};

/**
 * @param history in the order in which it happened
 * @returns which side took back the signature given last, if nothing was signed or proposed since; null if none did.
 */
export function latestTakenBack(history: readonly Entry[]): Party | null {
  const last = history.findLast(({ kind }) => MOVES_ON.includes(kind));
  return last?.kind === 'signature_taken_back' ? (last.payload.party ?? null) : null;
}

const MOVES_ON: readonly EventKind[] = ['proposed', 'signed', 'signature_taken_back'];

/** @returns the word for a side's signature where the side is named beside it: a business has its own, a person theirs. */
export function ownWordOf(side: Party): 'its' | 'their' {
  return side === 'owner' ? 'its' : 'their';
}

/** @returns how many signatures under the shown version, of either side, were taken back. */
export function countTakenBack({
  history,
  shown,
}: {
  readonly history: readonly Entry[];
  readonly shown: { readonly number: number };
}): number {
  return history.filter(
    ({ kind, payload }) => kind === 'signature_taken_back' && payload.number === shown.number,
  ).length;
}

/**
 * Decides whether signatures stand as the person saw them who is about to sign: what was to accept the other's
 * signature isn't taken for an offer once that one was taken back, nor is a form that is posted again (adr/0189).
 * @param seen how many under this text had been taken back when the page was opened
 * @param takenBack how many have been now
 * @returns accepted, or refused with `taken_back`.
 */
export function decideAsSeen(seen: number, takenBack: number): Result {
  if (seen === takenBack) return accept(undefined);
  return refuse(
    'taken_back',
    'A signature has been taken back since you opened this page. Look at the agreement again before you sign.',
  );
}

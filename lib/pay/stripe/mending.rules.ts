import { accept, type Result, refuse } from '@/lib/platform/result';
import type { MovedState } from './moving.rules';

/** What an owner can do about one assistant's part of a run, and from which states. */
const FROM: Record<'send' | 'take_back', readonly MovedState[]> = {
  send: ['failed'],
  take_back: ['failed', 'paid'],
};

/** @returns accepted, or refused with `wrong_state`. */
export function decideMending(state: MovedState, deed: 'send' | 'take_back'): Result {
  if (FROM[deed].includes(state)) return accept(undefined);
  return refuse('wrong_state', 'That can’t be done with this payment now. Look at the page again.');
}

/** One time that a part of a run was taken back, or was tried to be. */
type TakingBack = { readonly endedAt: Date | null; readonly stripeId: string | null };

/** @returns whether a part is on its way back or has come, and whether Stripe has once refused to give it back. */
export function takenBack(steps: readonly TakingBack[]): {
  readonly isBeingTakenBack: boolean;
  readonly couldNotBeTakenBack: boolean;
} {
  return {
    isBeingTakenBack: steps.some(({ endedAt, stripeId }) => endedAt === null || stripeId !== null),
    couldNotBeTakenBack: steps.some(({ endedAt, stripeId }) => endedAt !== null && stripeId === null),
  };
}

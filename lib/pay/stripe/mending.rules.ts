import { accept, type Result, refuse } from '@/lib/platform/result';
import type { MovedRail } from '../rails/choosing.rules';
import type { MovedState } from './moving.rules';

type Deed = 'send' | 'take_back' | 'stop';

/**
 * What an owner can do about one assistant's part of a run, and from which states. A payout can only be stopped, before it has
 * left; one that doesn't reach anybody comes back by itself.
 */
const FROM: Record<MovedRail, Record<Deed, readonly MovedState[]>> = {
  stripe_connect: { send: ['failed'], take_back: ['failed', 'paid'], stop: [] },
  stripe_global_payouts: { send: [], take_back: [], stop: ['transferring'] },
};

/** @returns accepted, or refused with `wrong_state`. */
export function decideMending(rail: MovedRail, state: MovedState, deed: Deed): Result {
  if (FROM[rail][deed].includes(state)) return accept(undefined);
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

import type { PaymentStepKind } from '@/lib/platform/db/generated/enums';
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

/** One step of taking a part of a run back: from the assistant's account, or to the business. */
type TakingBack = {
  readonly kind: PaymentStepKind;
  readonly endedAt: Date | null;
  readonly stripeId: string | null;
};

/**
 * @param steps in the order in which they were begun; the last one tells, since an owner may have tried before
 * @returns whether a part is on its way back or has come, and, where Stripe wouldn't do that last, which step of it.
 */
export function takenBack(steps: readonly TakingBack[]): {
  readonly isBeingTakenBack: boolean;
  readonly refusedTakingBack: 'reverse' | 'refund' | null;
} {
  const last = steps.at(-1);
  const isRefused = last !== undefined && last.endedAt !== null && last.stripeId === null;
  return {
    isBeingTakenBack: last !== undefined && !isRefused,
    refusedTakingBack: isRefused ? (last.kind === 'reverse' ? 'reverse' : 'refund') : null,
  };
}

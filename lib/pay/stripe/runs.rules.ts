import { decideFresh } from '@/lib/platform/auth/fresh';
import type { Money } from '@/lib/platform/money/money';
import { accept, type Result, refuse } from '@/lib/platform/result';
import type { ChargeState } from './following/seen.rules';
import { isUnderway, type StripePaymentState } from './moving.rules';

/**
 * A run as its rules see it: its payments' states, its charge, whether that is being cancelled, and whether its payment
 * method is still in use.
 */
export type RunFacts = {
  readonly payments: readonly { readonly state: StripePaymentState }[];
  readonly chargeState: ChargeState;
  /** a cancellation was requested from Stripe and isn't answered */
  readonly isBeingCancelled: boolean;
  /** null: it is paid out of a balance, and nothing is charged */
  readonly method: { readonly removedAt: Date | null } | null;
};

type Priced = {
  readonly totalMinor: number | bigint;
  /** what the business pays on top */
  readonly feeMinor: number | bigint;
  readonly currency: string;
};

/** @returns all that a run charges: what it pays, and what is added for Stripe's fee. */
export function chargeOf({ totalMinor, feeMinor, currency }: Priced): Money {
  return { minor: Number(totalMinor) + Number(feeMinor), currency };
}

/** Decides whether a run may be paid now. @returns accepted, or refused with `wrong_state`, `no_method` or `sign_in_again`. */
export function decideApproval(run: RunFacts, authenticatedAt: Date, now: Date): Result {
  if (!isAll(run, 'awaiting_approval'))
    return refuse('wrong_state', 'This pay run was answered before. Load the page again.');
  if (run.method !== null && run.method.removedAt !== null)
    return refuse('no_method', 'How you pay has changed since. Cancel this run and prepare it again.');
  return decideFresh(authenticatedAt, now, 'pay as you');
}

/** Decides whether a run may be cancelled. @returns accepted, or refused with `wrong_state`. */
export function decideCancel(run: RunFacts): Result {
  if (run.isBeingCancelled) return refuse('wrong_state', BEING_CANCELLED);
  const states: readonly StripePaymentState[] = ['draft', 'awaiting_approval', 'approved', 'needs_attention'];
  if (run.payments.every(({ state }) => states.includes(state))) return accept(undefined);
  return refuse('wrong_state', 'Its money is being collected already, so it can’t be cancelled any more.');
}

/**
 * Decides whether a stopped charge may be tried again. @returns accepted, or refused with `wrong_state` or
 * `sign_in_again`.
 */
export function decideTrying(run: RunFacts, authenticatedAt: Date, now: Date): Result {
  if (run.isBeingCancelled) return refuse('wrong_state', BEING_CANCELLED);
  if (!isAll(run, 'needs_attention'))
    return refuse('wrong_state', 'There is nothing to try again. Load the page again.');
  return decideFresh(authenticatedAt, now, 'pay as you');
}

/**
 * @returns whether this owner has approved a run already, and its money is on its way: their press in another tab is
 * answered as the first (adr/0054).
 */
export function isApprovedBy(
  run: RunFacts & { readonly approvedById: string | null },
  userId: string,
): boolean {
  return run.approvedById === userId && run.payments.every(({ state }) => isUnderway(state));
}

/**
 * @param last how the run's payments came into their state
 * @returns whether this owner is having a charge that stopped tried again already.
 */
export function isTriedBy(
  run: RunFacts,
  last: { readonly event: string; readonly byId: string | null },
  userId: string,
): boolean {
  return isAll(run, 'charging') && last.event === 'charge_begun' && last.byId === userId;
}

/** @returns whether a run is cancelled, or being cancelled, whoever asked for it: there is nothing left to cancel. */
export function isCancelled(run: RunFacts): boolean {
  return run.isBeingCancelled || isAll(run, 'cancelled');
}

const BEING_CANCELLED = 'This pay run is being cancelled already.';

function isAll({ payments }: RunFacts, wanted: StripePaymentState): boolean {
  return payments.length > 0 && payments.every(({ state }) => state === wanted);
}

import type { PaymentStepKind } from '@/lib/platform/db/generated/enums';
import { accept, type Result, refuse } from '@/lib/platform/result';
import type { MovedRail } from '../rails/choosing.rules';
import type { StripePaymentState } from './moving.rules';
import { isCovered, type PaymentCover } from './refunds/refund-cover.rules';

export type Resolution = 'send' | 'take_back' | 'settle' | 'stop';

/**
 * What an owner can do about one assistant's part of a run, and from which states. A payout can only be stopped before
 * it has left; one that doesn't reach anybody comes back by itself.
 */
const FROM: Record<MovedRail, Record<Resolution, readonly StripePaymentState[]>> = {
  stripe_connect: {
    send: ['failed'],
    take_back: ['failed', 'paid', 'refunded'],
    settle: ['failed', 'paid', 'refunded'],
    stop: [],
  },
  stripe_global_payouts: { send: [], take_back: [], settle: [], stop: ['transferring'] },
};

/** The facts about one assistant's part of a run that decide about it. */
type ResolvablePayment = {
  readonly rail: MovedRail;
  readonly state: StripePaymentState;
  /** it was sent once: whatever came back of it isn't sent again by the same payment */
  readonly hasLeft: boolean;
  /** what came back in parts, reversed by hand, in minor units: only that much can be refunded */
  readonly returnedMinor: number;
  /** how much of it is sent */
  readonly sent: { readonly minor: number };
  /** what a refund by hand has left for it; null if there was none */
  readonly cover: PaymentCover | null;
  /** a bank has decided that the business gets all of the charge back, or all that wasn't refunded */
  readonly isChargeLost: boolean;
} & TakenBack;

/** @returns accepted, or refused with `wrong_state`, `charge_lost`, `another_on_its_way` or `refunded_by_hand`. */
export function decideResolution(
  { rail, state, hasLeft, returnedMinor, sent, cover, isChargeLost, ...taking }: ResolvablePayment,
  resolution: Resolution,
): Result {
  if (taking.isBeingTakenBack) return refuse('wrong_state', 'This payment is being taken back already.');
  if (returnedMinor > 0 && taking.isSettled) return refuse('wrong_state', 'What came back of it is settled.');
  const isOpen = FROM[rail][resolution].includes(state) && !(resolution === 'send' && hasLeft);
  // a payment that was taken back can be requested again, or settled, only where Stripe couldn't refund it
  const isOfRefund = resolution === 'settle' || state === 'refunded';
  if (!isOpen || (isOfRefund && taking.refusedTakingBack !== 'refund'))
    return refuse('wrong_state', 'That can’t be done with this payment now. Load the page again.');
  // it would only be taken from the assistant: Stripe refunds nothing of what a bank has taken back
  const isWithThem = state === 'paid' && returnedMinor === 0 && taking.refusedTakingBack !== 'refund';
  if (resolution === 'take_back' && isWithThem && isChargeLost)
    return refuse(
      'charge_lost',
      'Your bank has taken the whole charge back for you, so Stripe has nothing to refund. The person you paid keeps what they received.',
    );
  if (cover?.isAnotherOnItsWay && (resolution === 'send' || resolution === 'take_back'))
    return refuse(
      'another_on_its_way',
      'Another payment of this pay run is on its way. Wait until that is done, then load the page again.',
    );
  if (resolution === 'send' && !isCovered(sent.minor, cover))
    return refuse(
      'refunded_by_hand',
      'The charge was refunded to you, and too little of it is left. Take this payment back, and pay it again.',
    );
  return accept(undefined);
}

/** One step of taking a part of a run back: from the assistant's account, or to the business. */
type TakingBack = {
  readonly kind: PaymentStepKind;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  readonly stripeId: string | null;
  /** why Stripe refused it, as it names the reason */
  readonly said: string;
};

/** How a payment got into its state. */
type LastMove = { readonly event: string; readonly at: Date };

const SETTLED: readonly string[] = ['refund_settled', 'part_settled'];

/** How far taking a part back has come. */
type TakenBack = {
  readonly isBeingTakenBack: boolean;
  readonly refusedTakingBack: 'reverse' | 'refund' | null;
  /** an owner has said that they got it another way */
  readonly isSettled: boolean;
};

/**
 * @param steps in the order in which they were begun; the last one counts, since an owner may have tried before
 * @param lastMove how the payment got into its state
 * @param returnedAt when the last part of it was reversed by hand: earlier steps are about earlier parts. Null if none
 * was
 * @returns whether a part is on its way back or has come and, if Stripe refused that last, which step of it.
 */
export function takenBack(
  steps: readonly TakingBack[],
  lastMove: LastMove | null,
  returnedAt: Date | null = null,
): TakenBack & {
  /** why Stripe refused it, as it names the reason; empty if it didn't, or that isn't known */
  readonly refusedBecause: string;
} {
  const isOfThat = (at: Date) => returnedAt === null || at >= returnedAt;
  const isSettled = lastMove !== null && SETTLED.includes(lastMove.event) && isOfThat(lastMove.at);
  if (isSettled) return { isBeingTakenBack: false, refusedTakingBack: null, refusedBecause: '', isSettled };
  const last = steps.filter(({ begunAt }) => isOfThat(begunAt)).at(-1);
  const isRefused = last !== undefined && last.endedAt !== null && last.stripeId === null;
  return {
    isBeingTakenBack: last !== undefined && !isRefused,
    refusedTakingBack: isRefused ? (last.kind === 'reverse' ? 'reverse' : 'refund') : null,
    refusedBecause: isRefused ? last.said : '',
    isSettled,
  };
}

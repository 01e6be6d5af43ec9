import type { Charged } from '../../charge-words.rules';
import type { Movement } from '../comparing/movements.rules';
import type { StripePaymentEvent, StripePaymentState } from '../moving.rules';
import type { DisputeOutcome } from '../refunds/disputes.rules';

export type ChargeState =
  | 'none'
  | 'asked'
  | 'processing'
  | 'needs_owner'
  | 'declined'
  | 'succeeded'
  | 'cancelled';

/** How far a run's charge is, according to Stripe. */
export type SeenCharge = {
  readonly intentId: string;
  readonly chargeId: string | null;
  /** the charge's balance transaction; null for the first moments */
  readonly movementId: string | null;
  readonly status: Exclude<ChargeState, 'none' | 'asked'>;
  /** what was charged, once something was */
  readonly charged: Charged | null;
  /** where an owner authenticates with their bank */
  readonly actionUrl: string | null;
  /** why it was declined, in words for an owner */
  readonly said: string;
};

export type SeenTransfer = {
  readonly id: string;
  readonly paymentId: string;
  readonly arrivingAs: string | null;
  readonly sentAt: Date;
  /** what hasn't been reversed since */
  readonly left: 'whole' | 'part' | 'nothing';
};

type FailedRefund = {
  readonly id: string;
  /** whose money was to come back; null: somebody refunded by hand */
  readonly paymentId: string | null;
  /** as Stripe names it */
  readonly reason: string;
};

/** Everything Stripe knows about a run, read in one go. What is new in it is decided here, and nowhere else. */
export type SeenRun = {
  readonly charge: SeenCharge | null;
  readonly movements: readonly Movement[];
  readonly transfers: readonly SeenTransfer[];
  /** payments whose money went back to the business */
  readonly refunded: readonly string[];
  /** refunds that don't wait at Stripe any more, whether they have arrived or failed */
  readonly finishedRefunds: readonly string[];
  /** refunds that were requested, and that no bank accepted after all */
  readonly failedRefunds: readonly FailedRefund[];
  /** what somebody refunded of the charge in Stripe's dashboard, in minor units: no payment asked for it */
  readonly refundedByHandMinor: number;
  /** in how many refunds, with those that failed */
  readonly refundsByHand: number;
  /** what Stripe has accepted to refund and not taken from its balance yet, in minor units */
  readonly unbookedRefundsMinor: number;
  /** a refund was accepted, and its bank hasn't taken it yet: that can take days */
  readonly isRefunding: boolean;
  readonly dispute: DisputeOutcome | null;
  /** what the bank has taken back of the charge, for now or for good, in minor units */
  readonly disputedMinor: number;
};

/** What there is to see of a run that Stripe never accepted. */
export const NOTHING: SeenRun = {
  charge: null,
  movements: [],
  transfers: [],
  refunded: [],
  finishedRefunds: [],
  failedRefunds: [],
  refundedByHandMinor: 0,
  refundsByHand: 0,
  unbookedRefundsMinor: 0,
  isRefunding: false,
  dispute: null,
  disputedMinor: 0,
};

/**
 * @param known how far the charge was known to be before the look
 * @returns the part that may be applied of a look not taken by the job that requested the charge. Once an owner has
 * approved, or tried again, and until Stripe has answered that, any stop it still reports is the previous one: taken
 * for the answer, it would undo what the owner did. The requesting job looks as well, right after the answer.
 */
export function believed(seen: SeenRun, known: ChargeState): SeenRun {
  const isOfBefore = seen.charge?.status === 'declined' || seen.charge?.status === 'needs_owner';
  return known === 'asked' && isOfBefore ? { ...seen, charge: null } : seen;
}

/**
 * A charge keeps why a bank last declined it. Where Stripe itself refuses to try it again, and asks no bank, that is the
 * reason of an earlier try.
 * @param refused why Stripe refused what was asked just now; null if it didn't
 */
export function answered(seen: SeenRun, refused: string | null): SeenRun {
  if (refused === null || seen.charge?.status !== 'declined') return seen;
  return { ...seen, charge: { ...seen.charge, said: refused } };
}

/**
 * @param known how far the charge was known to be, and why it had stopped
 * @returns why it has stopped: what is known of that stays until the charge is tried again.
 */
export function saidAfter(
  known: { readonly chargeState: ChargeState; readonly said: string },
  { status, said }: Pick<SeenCharge, 'status' | 'said'>,
): string {
  return status === known.chargeState ? known.said : said;
}

/** @returns how far a charge is after Stripe was asked: never back from a final state. */
export function chargeAfter(known: ChargeState, seen: SeenCharge | null): ChargeState {
  if (seen === null || known === 'succeeded' || known === 'cancelled') return known;
  return seen.status;
}

/**
 * @param fresh balance transactions that weren't known before this look
 * @param taken payments that an owner is taking back, or has: what comes back of them was asked for
 * @returns what somebody reversed by hand at Stripe, by payment id.
 */
export function reversedByHand(
  fresh: readonly Movement[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, readonly Movement[]> {
  const reversed = new Map<string, Movement[]>();
  for (const movement of fresh) {
    const { kind, paymentId } = movement;
    if (kind !== 'reversal' || paymentId === null || taken.has(paymentId)) continue;
    reversed.set(paymentId, [...(reversed.get(paymentId) ?? []), movement]);
  }
  return reversed;
}

/**
 * @returns whether a reversal by hand leaves the payment as it is, so that only that part is owed again: the rest stays
 * with the assistant, or what came back before is already owed again in parts.
 */
export function cameBackInPart(
  { state, returnedMinor }: { readonly state: StripePaymentState; readonly returnedMinor: number },
  left: SeenTransfer['left'] | undefined,
): boolean {
  return (state === 'paid' || state === 'disputed') && (left === 'part' || returnedMinor > 0);
}

/**
 * @param booked whether the charge's money is in the books
 * @returns the events of each payment according to Stripe, in their possible order. Each either moves the payment on or
 * changes nothing, so the same again, or an older look, is harmless.
 */
export function eventsOf(
  seen: SeenRun,
  payment: { readonly id: string; readonly state: StripePaymentState; readonly returnedMinor: number },
  isBooked: boolean,
): readonly StripePaymentEvent[] {
  const events: StripePaymentEvent[] = [];
  const { charge, dispute } = seen;
  const transfer = seen.transfers.find(({ paymentId }) => paymentId === payment.id);
  const isSent = transfer !== undefined && (transfer.left !== 'nothing' || payment.returnedMinor > 0);
  if (charge?.status === 'declined' || charge?.status === 'needs_owner') events.push('charge_stopped');
  if (charge?.status === 'cancelled') events.push('charge_cancelled');
  if (charge?.status === 'succeeded' && isBooked) events.push('charge_succeeded');
  // one that was disputed before it was sent on stays where it is; what has been sent has been sent
  if (transfer && hasArrivedAs(transfer, payment.state)) events.push('transfer_begun', 'transfer_succeeded');
  // of one that is being sent already, only its own job can say whether it has left
  if (seen.refundedByHandMinor > 0 && !transfer && payment.state !== 'transferring')
    events.push('transfer_held');
  if (isBackUnrefunded(seen, payment)) events.push('transfer_reversed');
  if (seen.refunded.includes(payment.id)) events.push('refund_succeeded');
  else if (dispute !== null) events.push(...eventsOfDispute(dispute, payment.state, isSent));
  return events;
}

/**
 * What an owner took back from the assistant isn't paid, also where the refund that followed waited, and then failed. One
 * that failed after it had succeeded has ended its payment already.
 * @returns whether a payment's money is back at Stripe, and no refund brought it to the business.
 */
export function isBackUnrefunded(
  { transfers, failedRefunds }: Pick<SeenRun, 'transfers' | 'failedRefunds'>,
  { id, returnedMinor }: { readonly id: string; readonly returnedMinor: number },
): boolean {
  const isBack = transfers.some(({ paymentId, left }) => paymentId === id && left === 'nothing');
  return isBack && returnedMinor === 0 && failedRefunds.some(({ paymentId }) => paymentId === id);
}

/** For a transfer reversed before it was recorded as sent, the rest was sent; what has come back for good stays so. */
function hasArrivedAs({ left }: SeenTransfer, state: StripePaymentState): boolean {
  return left === 'whole' || (left === 'part' && state !== 'failed');
}

/**
 * A finished dispute is over once that has been applied: only what it still holds is released, and nothing is disputed
 * again.
 */
function eventsOfDispute(
  dispute: DisputeOutcome,
  state: StripePaymentState,
  isSent: boolean,
): readonly StripePaymentEvent[] {
  if (dispute === 'open') return ['dispute_opened'];
  const isHeld = state === 'disputed';
  if (dispute === 'won')
    return isHeld ? [isSent ? 'dispute_won_after_transfer' : 'dispute_won_before_transfer'] : [];
  if (isSent) return isHeld ? ['dispute_lost_after_transfer'] : [];
  // a part of the charge says nothing of any one payment: none of them is owed again by itself
  if (dispute === 'lost_in_part') return isHeld ? ['dispute_lost_in_part_before_transfer'] : [];
  // the charge is gone for good, even if nobody recorded that while it was disputed: nothing is sent on out of it
  return ['dispute_opened', 'dispute_lost_before_transfer'];
}

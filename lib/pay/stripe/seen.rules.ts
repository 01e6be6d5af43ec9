import type { Movement } from './movements.rules';
import type { MovedEvent, MovedState } from './moving.rules';

export type ChargeState =
  | 'none'
  | 'asked'
  | 'processing'
  | 'needs_owner'
  | 'declined'
  | 'succeeded'
  | 'cancelled';

/** How far the charge of a run is, as Stripe says. */
export type SeenCharge = {
  readonly intentId: string;
  readonly chargeId: string | null;
  /** the movement that the charge is in Stripe's balance; null for the first moments */
  readonly movementId: string | null;
  readonly status: Exclude<ChargeState, 'none' | 'asked'>;
  /** where an owner shows their bank that it is them */
  readonly actionUrl: string | null;
  /** why it was declined, in words for an owner */
  readonly said: string;
};

export type SeenTransfer = {
  readonly id: string;
  readonly paymentId: string;
  readonly arrivingAs: string | null;
  readonly sentAt: Date;
  /** what of it hasn't been reversed since */
  readonly left: 'whole' | 'part' | 'nothing';
};

/** All that Stripe knows of a run, read in one go. What of it is new is decided here, and nowhere else. */
export type SeenRun = {
  readonly charge: SeenCharge | null;
  readonly movements: readonly Movement[];
  readonly transfers: readonly SeenTransfer[];
  /** payments whose money went back to the business */
  readonly refunded: readonly string[];
  /** refunds that were asked for, and that no bank took after all */
  readonly failedRefunds: readonly string[];
  readonly dispute: 'open' | 'lost' | 'won' | null;
};

/** What there is to see of a run that Stripe never took. */
export const NOTHING: SeenRun = {
  charge: null,
  movements: [],
  transfers: [],
  refunded: [],
  failedRefunds: [],
  dispute: null,
};

/**
 * @param known how far the charge was known to be before the look
 * @returns what may be taken over of a look that wasn't taken by whoever asked for the charge. Once an owner has said yes, or
 * tried again, and until Stripe has answered that, a stop that it still tells of is the one before: taken for the answer, it
 * would undo what the owner did. Whoever asked looks as well, right after the answer.
 */
export function believed(seen: SeenRun, known: ChargeState): SeenRun {
  const isOfBefore = seen.charge?.status === 'declined' || seen.charge?.status === 'needs_owner';
  return known === 'asked' && isOfBefore ? { ...seen, charge: null } : seen;
}

/** @returns how far a charge is after Stripe was asked: never back from where it has ended. */
export function chargeAfter(known: ChargeState, seen: SeenCharge | null): ChargeState {
  if (seen === null || known === 'succeeded' || known === 'cancelled') return known;
  return seen.status;
}

/**
 * @param fresh movements that weren't known before this look
 * @param taken payments that an owner is taking back, or has: what comes back of them is what they asked for
 * @returns what of each payment somebody reversed at Stripe by hand, by its id.
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
 * @returns whether what somebody reversed by hand leaves the payment as it is, so that just that part is owed again: the rest stays with
 * the assistant, or what came back before is owed again in parts already.
 */
export function cameBackInPart(
  { state, returnedMinor }: { readonly state: MovedState; readonly returnedMinor: number },
  left: SeenTransfer['left'] | undefined,
): boolean {
  return (state === 'paid' || state === 'disputed') && (left === 'part' || returnedMinor > 0);
}

/**
 * @param booked whether the money of the charge is in the books
 * @returns what has happened to a payment according to Stripe, in the order in which it can. Each either moves the payment on
 * or changes nothing, so the same again, or an older look, is harmless.
 */
export function eventsOf(
  seen: SeenRun,
  payment: { readonly id: string; readonly state: MovedState; readonly returnedMinor: number },
  isBooked: boolean,
): readonly MovedEvent[] {
  const events: MovedEvent[] = [];
  const { charge, dispute } = seen;
  const transfer = seen.transfers.find(({ paymentId }) => paymentId === payment.id);
  const isSent = transfer !== undefined && (transfer.left !== 'nothing' || payment.returnedMinor > 0);
  if (charge?.status === 'declined' || charge?.status === 'needs_owner') events.push('charge_stopped');
  if (charge?.status === 'cancelled') events.push('charge_cancelled');
  if (charge?.status === 'succeeded' && isBooked) events.push('charge_succeeded');
  // one that was disputed before it was sent on stays where it is; what has been sent has been sent
  if (transfer && hasArrivedAs(transfer, payment.state)) events.push('transfer_begun', 'transfer_succeeded');
  if (seen.refunded.includes(payment.id)) events.push('refund_succeeded');
  else if (dispute !== null) events.push(...eventsOfDispute(dispute, payment.state, isSent));
  return events;
}

/** Of what was reversed before anybody had told that it was sent, the rest was sent; what has come back for good stays so. */
function hasArrivedAs({ left }: SeenTransfer, state: MovedState): boolean {
  return left === 'whole' || (left === 'part' && state !== 'failed');
}

/** One that has ended is over for whoever has taken that over: only what it still holds is let go, and nothing is disputed anew. */
function eventsOfDispute(
  dispute: NonNullable<SeenRun['dispute']>,
  state: MovedState,
  isSent: boolean,
): readonly MovedEvent[] {
  if (dispute === 'open') return ['dispute_opened'];
  const isHeld = state === 'disputed';
  if (dispute === 'won')
    return isHeld ? [isSent ? 'dispute_won_after_transfer' : 'dispute_won_before_transfer'] : [];
  if (isSent) return isHeld ? ['dispute_lost_after_transfer'] : [];
  // the charge is gone for good, also where nobody has told of it while it was disputed: nothing is sent on out of it
  return ['dispute_opened', 'dispute_lost_before_transfer'];
}

/** The states of a payment that goes through Stripe (payments.md, "Getting it right"). */
export const STRIPE_PAYMENT_STATES = [
  'draft',
  'awaiting_approval',
  'approved',
  'charging',
  'charged',
  'transferring',
  'paid',
  'needs_attention',
  'failed',
  'cancelled',
  'refunded',
  'disputed',
] as const;
export type StripePaymentState = (typeof STRIPE_PAYMENT_STATES)[number];

/** What can happen to one: by people, by us, or reported by Stripe. */
export const STRIPE_PAYMENT_EVENTS = [
  'quote',
  'approve',
  'charge_begun',
  'charge_stopped',
  'charge_succeeded',
  'charge_cancelled',
  'transfer_begun',
  'payout_begun',
  'transfer_succeeded',
  'transfer_refused',
  'transfer_held',
  'transfer_reversed',
  'refund_succeeded',
  'refund_settled',
  'part_settled',
  'dispute_opened',
  'dispute_won_after_transfer',
  'dispute_won_before_transfer',
  'dispute_lost_after_transfer',
  'dispute_lost_before_transfer',
  'dispute_lost_in_part_before_transfer',
  'cancel',
] as const;
export type StripePaymentEvent = (typeof STRIPE_PAYMENT_EVENTS)[number];

/**
 * The whole life of one. Each line reads: what happens, from which state, to which state. Nothing goes back: whatever
 * Stripe reports, however often and in whichever order, a payment only moves on. The database has the same pairs
 * (`app.payment_moves`).
 */
const MOVES: Record<StripePaymentEvent, Partial<Record<StripePaymentState, StripePaymentState>>> = {
  quote: { draft: 'awaiting_approval' },
  approve: { awaiting_approval: 'approved' },
  charge_begun: { approved: 'charging', needs_attention: 'charging' },
  charge_stopped: { charging: 'needs_attention' },
  charge_succeeded: { charging: 'charged', needs_attention: 'charged' },
  charge_cancelled: { charging: 'cancelled', needs_attention: 'cancelled' },
  transfer_begun: { charged: 'transferring', failed: 'transferring' },
  // with Global Payouts nothing is charged: it leaves a balance that was topped up beforehand
  payout_begun: { approved: 'transferring' },
  transfer_succeeded: { transferring: 'paid', failed: 'paid' },
  transfer_refused: { transferring: 'failed' },
  // somebody refunded its charge by hand before it was sent on: it doesn't go at whoever's cost, an owner decides
  transfer_held: { charged: 'failed', transferring: 'failed' },
  // somebody reversed it by hand in Stripe's dashboard: the assistant no longer has it, though no owner here asked for
  // that
  transfer_reversed: { transferring: 'failed', paid: 'failed' },
  refund_succeeded: { charged: 'refunded', failed: 'refunded', paid: 'refunded' },
  // Stripe couldn't return it and an owner says that they have got it another way: the outcome is the same, and that is
  // on record
  refund_settled: { failed: 'refunded', paid: 'refunded', refunded: 'refunded' },
  // the same for a part that came back, which is owed again already
  part_settled: { paid: 'paid' },
  dispute_opened: {
    charged: 'disputed',
    transferring: 'disputed',
    failed: 'disputed',
    paid: 'disputed',
  },
  dispute_won_after_transfer: { disputed: 'paid' },
  // the money is back at Stripe and was never sent on: an owner sends it, or takes it back
  dispute_won_before_transfer: { disputed: 'failed' },
  // what was sent stays theirs, whoever ends up without the money; what wasn't is back at the business, and owed again
  dispute_lost_after_transfer: { disputed: 'paid' },
  dispute_lost_before_transfer: { disputed: 'refunded' },
  // the rest of the charge is still at Stripe: an owner sends it, or takes it back
  dispute_lost_in_part_before_transfer: { disputed: 'failed' },
  cancel: {
    draft: 'cancelled',
    awaiting_approval: 'cancelled',
    approved: 'cancelled',
    needs_attention: 'cancelled',
  },
};

/** @returns the next state, or null when this changes nothing now: it came late, twice, or out of order. */
export function moved(state: StripePaymentState, event: StripePaymentEvent): StripePaymentState | null {
  return MOVES[event][state] ?? null;
}

/** @returns every pair of states connected by a move. */
export function movedPairs(): readonly (readonly [StripePaymentState, StripePaymentState])[] {
  return STRIPE_PAYMENT_STATES.flatMap((from) =>
    [...new Set(STRIPE_PAYMENT_EVENTS.map((event) => moved(from, event)))].flatMap((to) =>
      to === null || to === from ? [] : [[from, to] as const],
    ),
  );
}

/** @returns whether a payment in this state no longer pays what it was to pay: the same is owed again. */
export function isOver(state: StripePaymentState): boolean {
  return state === 'cancelled' || state === 'refunded';
}

/** @returns whether somebody has approved it, and nothing has ended it: the money is on its way. */
export function isUnderway(state: StripePaymentState): boolean {
  return state === 'approved' || state === 'charging' || state === 'charged' || state === 'transferring';
}

/** @returns whether money of a run was collected, or is being, and hasn't all left for its assistants. */
export function isPartUnsent(payments: readonly { readonly state: StripePaymentState }[]): boolean {
  return payments.some(({ state }) => state === 'failed' || (isUnderway(state) && state !== 'approved'));
}

/** @returns whether an owner has to do something. */
export function needsOwner(state: StripePaymentState): boolean {
  return state === 'needs_attention' || state === 'failed';
}

/** @returns whether a state belongs to money that goes through Stripe; the others are for what an owner recorded. */
export function isStripePaymentState(state: string): state is StripePaymentState {
  return STRIPE_PAYMENT_STATES.some((each) => each === state);
}

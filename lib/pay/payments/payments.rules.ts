import { accept, type Result, refuse } from '@/lib/platform/result';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { STRIPE_PAYMENT_STATES, type StripePaymentState } from '../stripe/moving.rules';

/** The states of a payment sent outside the product (payments.md, "How it travels"). */
export const PAYMENT_STATES = ['recorded', 'confirmed', 'disputed', 'settled', 'withdrawn'] as const;
export type RecordedState = (typeof PAYMENT_STATES)[number];

/** The state of any payment: recorded by an owner, or moved through Stripe. */
export type PaymentState = RecordedState | StripePaymentState;
/** Each of them at most once: after either answer a payment can be disputed. */
export const ALL_PAYMENT_STATES: readonly PaymentState[] = [
  ...new Set([...PAYMENT_STATES, ...STRIPE_PAYMENT_STATES]),
];

export const PAYMENT_ACTIONS = ['confirm', 'dispute', 'settle', 'withdraw'] as const;
export type PaymentAction = (typeof PAYMENT_ACTIONS)[number];

export const PAYMENT_ROLES = ['owner', 'manager', 'assistant'] as const;
export type PaymentRole = (typeof PAYMENT_ROLES)[number];

type Move = {
  readonly by: 'owner' | 'assistant';
  readonly from: Partial<Record<PaymentState, RecordedState>>;
};

/**
 * The whole life of one. Each line reads: who, from which state, to which state. We never move this money ourselves.
 */
const MOVES: Record<PaymentAction, Move> = {
  confirm: { by: 'assistant', from: { recorded: 'confirmed' } },
  dispute: { by: 'assistant', from: { recorded: 'disputed', confirmed: 'disputed' } },
  settle: { by: 'assistant', from: { disputed: 'settled' } },
  withdraw: { by: 'owner', from: { recorded: 'withdrawn', disputed: 'withdrawn' } },
};

/**
 * For how long a confirmation by mistake can be taken back (adr/0187): everybody sees their bank statement of the month
 * meanwhile. The database has the same limit.
 */
export const DAYS_TO_TAKE_BACK = 30;

const STATE_WORDS: Record<PaymentState, string> = {
  recorded: 'recorded and not confirmed yet',
  confirmed: 'confirmed',
  disputed: 'disputed',
  settled: 'settled',
  withdrawn: 'withdrawn',
  draft: 'being prepared',
  awaiting_approval: 'waiting for an owner’s yes',
  approved: 'approved',
  charging: 'being collected',
  charged: 'collected',
  transferring: 'being sent on',
  paid: 'sent',
  needs_attention: 'waiting for an owner',
  failed: 'not sent on',
  cancelled: 'cancelled',
  refunded: 'paid back',
};

/**
 * The next step, told to somebody who wanted to do something else; for payments through Stripe, Stripe says what became
 * of them.
 */
const WHAT_NEXT: Partial<Record<PaymentState, string>> = {
  recorded: 'The person it was sent to says whether it has arrived, or an owner takes it back.',
  confirmed: `For ${DAYS_TO_TAKE_BACK} days the person it was sent to can say that it hasn’t arrived after all. Later, anything wrong is put right by a correction on the statement.`,
  disputed: 'The person it was sent to says when it is settled, or an owner takes it back.',
  settled: 'It stays as it is: anything wrong is put right by a correction on the statement.',
  withdrawn: 'What it was going to pay is owed again.',
};

/** @returns the state in words that complete "This payment is …". */
export function paymentStateInWords(state: PaymentState): string {
  return STATE_WORDS[state];
}

/** A payment, and since when it has been in its state. */
type Standing = { readonly state: PaymentState; readonly stateChangedAt: Date };

/** @returns until when a confirmation can be taken back. @param confirmedAt when it was given */
function confirmationFinalAt(confirmedAt: Date): Date {
  return new Date(confirmedAt.getTime() + DAYS_TO_TAKE_BACK * DAY_MS);
}

/**
 * Decides whether somebody may answer about a payment now.
 * @returns the next state, or a refusal written for that person: `not_yours`, `wrong_state`, `too_late`
 */
export function decidePayment(
  { state, stateChangedAt }: Standing,
  action: PaymentAction,
  role: PaymentRole,
  now: Date,
): Result<RecordedState> {
  const move = MOVES[action];
  if (move.by !== role) {
    return refuse(
      'not_yours',
      move.by === 'owner'
        ? 'Only an owner can take a recorded payment back.'
        : 'Only the person it was sent to can say whether it has arrived.',
    );
  }
  const next = move.from[state];
  if (next === undefined) {
    const whatNext = WHAT_NEXT[state] ?? 'Load the page again.';
    return refuse('wrong_state', `This payment is ${paymentStateInWords(state)}. ${whatNext}`);
  }
  if (state === 'confirmed' && confirmationFinalAt(stateChangedAt) <= now) {
    return refuse(
      'too_late',
      `This payment was confirmed more than ${DAYS_TO_TAKE_BACK} days ago. Anything wrong is put right by a correction on the statement.`,
    );
  }
  return accept(next);
}

/** Ways to send money outside the product. */
export const PAYMENT_METHODS = ['wise', 'paypal', 'payoneer', 'bank', 'cash', 'other'] as const;
/** Any way; Stripe isn't a choice in the form that records payments made outside it. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number] | 'stripe';

/** @returns the way that the latest external payment went, as a default for the next. @param payments newest first */
export function lastMethod(
  payments: readonly { readonly method: PaymentMethod }[],
): PaymentMethod | undefined {
  return payments.find(({ method }) => method !== 'stripe')?.method;
}

const METHOD_WORDS: Record<PaymentMethod, string> = {
  wise: 'Wise',
  paypal: 'PayPal',
  payoneer: 'Payoneer',
  bank: 'Bank transfer',
  cash: 'Cash',
  other: 'Another way',
  stripe: 'Stripe',
};

/** @returns a way's name on every page. */
export function methodInWords(method: PaymentMethod): string {
  return METHOD_WORDS[method];
}

/** The states in which a payment waits for its receiver's confirmation. */
export const UNANSWERED_STATES = ['recorded', 'disputed'] as const satisfies readonly PaymentState[];

/** The states in which money has reached its receiver. */
export const PAID_STATES = ['confirmed', 'settled', 'paid'] as const satisfies readonly PaymentState[];

/** An owed item's payment status. */
export const OWED_STATUSES = ['unpaid', 'overdue', 'underway', 'disputed', 'paid'] as const;
export type OwedStatus = (typeof OWED_STATUSES)[number];

/**
 * @param state of the payment that counts for it; null when there is none
 * @param dueOn the last day for paying it as agreed, `YYYY-MM-DD`
 * @param today on the business's calendar
 */
export function owedStatus(state: PaymentState | null, dueOn: string, today: string): OwedStatus {
  switch (state) {
    case 'confirmed':
    case 'settled':
    case 'paid':
      return 'paid';
    case 'disputed':
      return 'disputed';
    case 'recorded':
    case 'approved':
    case 'charging':
    case 'charged':
    case 'transferring':
      return 'underway';
    // an owner has approved it, but it waits for somebody: past its due day that is late
    case 'needs_attention':
    case 'failed':
      return dueOn < today ? 'overdue' : 'underway';
    default:
      return dueOn < today ? 'overdue' : 'unpaid';
  }
}

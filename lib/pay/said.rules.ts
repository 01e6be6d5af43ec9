import { PAYMENT_STATES, type PaymentState } from './payments.rules';
import { MOVED_STATES } from './stripe/moving.rules';

/** What nobody has said yes to is the owners' own, on the page of its run. */
export const UNSAID_STATES = ['draft', 'awaiting_approval'] as const satisfies readonly PaymentState[];

const UNSAID: readonly PaymentState[] = UNSAID_STATES;

/** The states of a payment that both sides see. */
export const SAID_STATES: readonly PaymentState[] = [
  ...new Set<PaymentState>([...PAYMENT_STATES, ...MOVED_STATES]),
].filter((state) => !UNSAID.includes(state));

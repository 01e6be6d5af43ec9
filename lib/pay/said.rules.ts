import { ALL_PAYMENT_STATES, type PaymentState } from './payments.rules';

/** What nobody has approved is the owners' own, on its run's page. */
export const UNSAID_STATES = ['draft', 'awaiting_approval'] as const satisfies readonly PaymentState[];

const UNSAID: readonly PaymentState[] = UNSAID_STATES;

/** The states of a payment that both sides see. */
export const SAID_STATES: readonly PaymentState[] = ALL_PAYMENT_STATES.filter(
  (state) => !UNSAID.includes(state),
);

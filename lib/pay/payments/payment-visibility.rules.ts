import { ALL_PAYMENT_STATES, type PaymentState } from './payments.rules';

/** What nobody has approved is the owners' own, on its run's page. */
export const OWNER_ONLY_STATES = ['draft', 'awaiting_approval'] as const satisfies readonly PaymentState[];

const OWNER_ONLY: readonly PaymentState[] = OWNER_ONLY_STATES;

/** The states of a payment that both sides see. */
export const SHARED_STATES: readonly PaymentState[] = ALL_PAYMENT_STATES.filter(
  (state) => !OWNER_ONLY.includes(state),
);

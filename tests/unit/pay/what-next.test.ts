import { describe, expect, it } from 'vitest';
import { decideExpense, EXPENSE_ACTIONS, EXPENSE_STATES } from '@/lib/pay/expenses/expenses.rules';
import {
  decidePayment,
  PAYMENT_ACTIONS,
  PAYMENT_ROLES,
  PAYMENT_STATES,
} from '@/lib/pay/payments/payments.rules';
import { STRIPE_PAYMENT_STATES } from '@/lib/pay/stripe/moving.rules';
import { DISPUTE_ACTIONS, DISPUTE_STATES, decideDispute } from '@/lib/time/disputes/disputing.rules';
import { decide, TIMESHEET_ACTIONS, TIMESHEET_ROLES, TIMESHEET_STATES } from '@/lib/time/rules';

const NOON = new Date('2027-03-19T12:00:00Z');

/** The answer to each action, in each state, to each role; by what it is about. */
const ANSWERS = {
  week: TIMESHEET_STATES.flatMap((state) =>
    TIMESHEET_ACTIONS.flatMap((action) => TIMESHEET_ROLES.map((role) => decide(state, action, role))),
  ),
  dispute: DISPUTE_STATES.flatMap((state) =>
    DISPUTE_ACTIONS.flatMap((action) => TIMESHEET_ROLES.map((role) => decideDispute(state, action, role))),
  ),
  expense: EXPENSE_STATES.flatMap((state) =>
    EXPENSE_ACTIONS.flatMap((action) => PAYMENT_ROLES.map((role) => decideExpense(state, action, role))),
  ),
  payment: [...PAYMENT_STATES, ...STRIPE_PAYMENT_STATES].flatMap((state) =>
    PAYMENT_ACTIONS.flatMap((action) =>
      PAYMENT_ROLES.map((role) => decidePayment({ state, stateChangedAt: NOON }, action, role, NOON)),
    ),
  ),
};

describe.each(Object.entries(ANSWERS))('what can’t be done with a %s now', (what, answers) => {
  it('is explained with its status and what comes next', () => {
    const refused = answers.flatMap((answer) =>
      answer.ok || answer.refusal.code !== 'wrong_state' ? [] : [answer.refusal.message],
    );

    expect(refused.length).toBeGreaterThan(0);
    for (const message of refused) {
      expect(message).not.toContain('undefined');
      expect(message).toMatch(new RegExp(`^This ${what} is [^.]+\\. [A-Z].+\\.$`));
    }
  });
});

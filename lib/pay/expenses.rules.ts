import { accept, type Result, refuse } from '@/lib/platform/result';
import type { PaymentRole } from './payments.rules';

export const EXPENSE_STATES = ['submitted', 'approved', 'declined', 'withdrawn'] as const;
export type ExpenseState = (typeof EXPENSE_STATES)[number];

export const EXPENSE_ACTIONS = ['submit', 'approve', 'decline', 'withdraw'] as const;
export type ExpenseAction = (typeof EXPENSE_ACTIONS)[number];

const MOVES: Record<ExpenseAction, { readonly by: 'owner' | 'assistant'; readonly to: ExpenseState }> = {
  submit: { by: 'assistant', to: 'submitted' },
  approve: { by: 'owner', to: 'approved' },
  decline: { by: 'owner', to: 'declined' },
  withdraw: { by: 'assistant', to: 'withdrawn' },
};

const STATE_WORDS: Record<ExpenseState, string> = {
  submitted: 'waiting for an answer',
  approved: 'approved',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

/** What comes next, for whoever wanted something else of it. */
const WHAT_NEXT: Record<ExpenseState, string> = {
  submitted: 'An owner answers it first.',
  approved: 'It is owed: an owner puts it right by a correction on the statement.',
  declined: 'The assistant can hand it in anew.',
  withdrawn: 'The assistant can hand it in anew.',
};

/** @returns the state in words that end the sentence "This expense is …". */
export function expenseStateInWords(state: ExpenseState): string {
  return STATE_WORDS[state];
}

/**
 * Decides whether somebody may do something with an expense. One that has an answer keeps it.
 * @param state null: it isn't handed in yet
 */
export function decideExpense(
  state: ExpenseState | null,
  action: ExpenseAction,
  role: PaymentRole,
): Result<ExpenseState> {
  const { by, to } = MOVES[action];
  if (by !== role) {
    return refuse(
      'not_yours',
      by === 'owner'
        ? 'Only an owner answers an expense.'
        : 'Only the assistant hands in what they spent, or takes it back.',
    );
  }
  const needed = action === 'submit' ? null : 'submitted';
  if (state === needed) return accept(to);
  const standing = state ?? 'withdrawn';
  return refuse('wrong_state', `This expense is ${expenseStateInWords(standing)}. ${WHAT_NEXT[standing]}`);
}

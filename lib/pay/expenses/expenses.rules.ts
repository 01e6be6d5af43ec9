import { accept, type Result, refuse } from '@/lib/platform/result';
import { dateAhead, endOfDay } from '@/lib/platform/time/days';
import { dayInWords } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { dateIn } from '@/lib/platform/time/zones';
import type { PaymentRole } from '../payments/payments.rules';

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

/** The next step, told to somebody who wanted to do something else. */
const WHAT_NEXT: Record<ExpenseState, string> = {
  submitted: 'An owner answers it first.',
  approved: 'It is owed: an owner puts it right by a correction on the statement.',
  declined: 'The assistant can hand it in again.',
  withdrawn: 'The assistant can hand it in again.',
};

/** @returns the state in words that complete "This expense is …". */
export function expenseStateInWords(state: ExpenseState): string {
  return STATE_WORDS[state];
}

/**
 * Decides whether somebody may do something with an expense. An answer is final.
 * @param state null: not submitted yet
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

/**
 * How long after the last day expenses can be submitted: monthly bills arrive in the meantime. The database has the
 * same limit.
 */
export const DAYS_AFTER_THE_END = 30;

/** The work that something was spent for. */
type Work = {
  /** null: it goes on */
  readonly endedAt: Date | null;
  /** the business's, whose calendar counts the days */
  readonly zone: string;
};

/** @returns the last day of ended work, and the last day for submitting its expenses. */
export function daysAfterTheEnd(endedAt: Date, zone: string): { readonly last: string; readonly by: string } {
  const last = dateIn(lastMomentBefore(endedAt), zone);
  return { last, by: dateAhead(lastMomentBefore(endedAt), DAYS_AFTER_THE_END, zone) };
}

/**
 * Decides whether somebody may submit an expense, even after the end of the work: it arose before, and is owed like the
 * work.
 * @param spentOn `YYYY-MM-DD`; null: not known yet, for example when a page asks
 */
export function decideHandingIn(
  { endedAt, zone }: Work,
  role: PaymentRole,
  spentOn: string | null,
  now: Date,
): Result<ExpenseState> {
  const decided = decideExpense(null, 'submit', role);
  if (!decided.ok || endedAt === null) return decided;
  const { last, by } = daysAfterTheEnd(endedAt, zone);
  if (endOfDay(by, zone) <= now) {
    return refuse(
      'too_late',
      `The work ended on ${dayInWords(last, now)}, and what was spent for it could be handed in until ${dayInWords(by, now)}. Ask the business: an owner can still add it on the statement.`,
    );
  }
  if (spentOn !== null && spentOn > last) {
    return refuse(
      'after_the_end',
      `The work ended on ${dayInWords(last, now)}. What was spent later isn’t for it.`,
      'spentOn',
    );
  }
  return decided;
}

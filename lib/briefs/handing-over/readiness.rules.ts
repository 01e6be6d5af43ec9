import { accept, type Result, refuse } from '@/lib/platform/result';
import { whatIsMissing } from '../handing-over.rules';
import { isBudgetMoney, type Pay } from '../terms/budget.rules';
import type { SavedTerms } from '../terms/terms.rules';

/** The parts of a draft that handing it over looks at. */
export type DraftToHandOver = Pick<
  SavedTerms,
  'title' | 'deadlineAt' | 'windowFromAt' | 'checkIns' | 'deliverables' | 'budgetMinutes' | 'budgetMoney'
>;

/**
 * Decides whether a saved draft can be handed over without anybody looking at it again, by the editor's own
 * requirements.
 * @param pay how the agreement in force pays, if there is one
 * @returns accepted, or a refusal (`not_ready`) that says all that is missing.
 */
export function decideReadiness(draft: DraftToHandOver, pay: Pay | null, now: Date): Result {
  const gaps = [...gapsInWords(draft), ...gapsInTime(draft, now), ...gapsInBudget(draft, pay)];
  return gaps.length === 0 ? accept(undefined) : refuse('not_ready', gaps.join(' '));
}

function gapsInWords({ title, deadlineAt, deliverables }: DraftToHandOver): readonly string[] {
  const missing = whatIsMissing({
    deadlineDate: deadlineAt === null ? '' : deadlineAt.toISOString(),
    deliverables: deliverables.map(({ criteria, ...row }) => ({
      ...row,
      criteria: criteria.map(({ text }) => text),
    })),
  }).map(({ message }) => message);
  return title.trim() === '' ? ['Give the brief a title.', ...missing] : missing;
}

function gapsInTime({ deadlineAt, windowFromAt, checkIns }: DraftToHandOver, now: Date): readonly string[] {
  const isPast = (at: Date | null) => at !== null && at.getTime() <= now.getTime();
  return [
    ...(isPast(deadlineAt) ? ['Its deadline has already passed.'] : []),
    ...(isPast(windowFromAt) ? ['Its window has already begun.'] : []),
    ...(checkIns.some(({ at, about }) => at === null || about === '')
      ? ['A check-in lacks its day, or what you will look at then.']
      : []),
    ...(checkIns.some(({ at }) => isPast(at)) ? ['A check-in lies in the past.'] : []),
  ];
}

function gapsInBudget({ budgetMinutes, budgetMoney }: DraftToHandOver, pay: Pay | null): readonly string[] {
  if (pay === null) return [];
  if (isBudgetMoney(pay) && budgetMinutes !== null) {
    return [`Each brief has a price here: give its budget in ${pay.currency}, or leave it empty.`];
  }
  return !isBudgetMoney(pay) && budgetMoney !== null
    ? ['Work is paid by time here, so give the budget in hours.']
    : [];
}

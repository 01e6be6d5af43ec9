import type { Deadline } from '@/lib/platform/time/deadline';
import { type Budget, isBudgetMoney, type Pay } from '../terms/budget.rules';
import type { Terms } from '../terms/terms.rules';
import type { PlaybookContent } from './content.rules';
import { titleFor } from './title.rules';

/**
 * @param pay how the agreement in force pays; each brief's budget is in that unit
 * @param today the calendar date that a title goes by while there is no deadline
 * @returns the terms of a brief from a playbook. Only the title depends on the deadline; the rest is as it was written.
 */
export function termsFrom(
  content: PlaybookContent,
  {
    pay,
    deadline,
    today,
  }: { readonly pay: Pay | null; readonly deadline: Deadline | null; readonly today: string },
): Terms {
  const { outcome, instructions, autonomy, askFirst, givens, deliverables } = content;
  return {
    title: titleFor(content.title, deadline?.local.slice(0, 10) ?? today),
    outcome,
    instructions,
    autonomy,
    asksFirst: askFirst,
    ...budgetFor(content, pay),
    // what belongs to one brief alone
    windowFromAt: null,
    deadlineAt: deadline?.at ?? null,
    givens: givens.map(({ text }) => text),
    deliverables,
    checkIns: [],
    fileIds: [],
  };
}

/** A price in another currency than the agreement's isn't used. */
function budgetFor({ budgetMinutes, budgetMoney }: PlaybookContent, pay: Pay | null): Budget {
  if (!isBudgetMoney(pay)) return { budgetMinutes, budgetMoney: null };
  return { budgetMinutes: null, budgetMoney: budgetMoney?.currency === pay?.currency ? budgetMoney : null };
}

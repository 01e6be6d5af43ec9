import type { Deadline } from '@/lib/platform/time/deadline';
import type { Terms } from '../terms.rules';
import type { PlaybookContent } from './content.rules';
import { titleFor } from './title.rules';

/**
 * @param today the calendar date that a title goes by while there is no deadline
 * @returns the terms of a brief from a playbook. Only the title goes by the deadline; the rest is as it was written.
 */
export function termsFrom(content: PlaybookContent, deadline: Deadline | null, today: string): Terms {
  const { outcome, instructions, autonomy, askFirst, budgetMinutes, givens, deliverables } = content;
  return {
    title: titleFor(content.title, deadline?.local.slice(0, 10) ?? today),
    outcome,
    instructions,
    autonomy,
    asksFirst: askFirst,
    budgetMinutes,
    // what only one brief can say: what it costs where it has a price, and its own moments and files
    budgetMoney: null,
    windowFromAt: null,
    deadlineAt: deadline?.at ?? null,
    givens: givens.map(({ text }) => text),
    deliverables,
    checkIns: [],
    fileIds: [],
  };
}

import type { Inbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { isNarrowed } from '@/lib/briefs/inbox/inbox-view.rules';

/** @returns how many things besides briefs are open for the assistant. */
export function askedBeside({ toSign, payments, weeks, evaluations, endings }: Inbox): number {
  return [toSign, payments, weeks, evaluations, endings].reduce((sum, { length }) => sum + length, 0);
}

/** @returns how many of them ask something of the assistant: an overdue evaluation is listed whoever it waits for. */
export function needsBeside(inbox: Inbox): number {
  return askedBeside(inbox) - inbox.evaluations.filter(({ waitsFor }) => waitsFor === 'other').length;
}

/** @returns whether nothing is open at all: the list is empty, and not because of a filter. */
export function isEmpty(inbox: Inbox): boolean {
  const { briefs, view } = inbox;
  return briefs.length === 0 && askedBeside(inbox) === 0 && view.after === null && !isNarrowed(view);
}

import { Notice } from '@/components/ui/notice';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import type { TightBudgets as Budgets } from '@/lib/time/weeks/budgets.queries';

/** Briefs of a week whose budget in hours is nearly used, or more than used. */
export function TightBudgets({ budgets }: { budgets: Budgets }) {
  return budgets.map(({ id, title, used, budget, standing }) => (
    <Notice
      key={id}
      meaning={standing === 'near' ? 'needs' : 'risk'}
      title={standing === 'near' ? 'A budget is nearly used up' : 'A budget is used up'}
    >
      <span>
        {shownMinutes(used)} of {shownMinutes(budget)} for “{title}”.
      </span>{' '}
      {standing === 'near' ? '' : 'To go beyond it, agree on a change to the brief.'}
    </Notice>
  ));
}

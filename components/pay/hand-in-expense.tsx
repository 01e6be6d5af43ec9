import { PageSection } from '@/components/ui/page';
import { daysAfterTheEnd, decideHandingIn } from '@/lib/pay/expenses/expenses.rules';
import type { Statement } from '@/lib/pay/statements/statement.queries';
import { newId } from '@/lib/platform/ids';
import type { EngagementRef } from '@/lib/platform/tenancy';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { ExpenseForm } from './expense-form';

type HandInExpenseProps = {
  readonly place: EngagementRef;
  readonly statement: Pick<Statement, 'endedAt' | 'business'>;
  /** on the assistant's clock */
  readonly today: string;
  readonly now: Date;
};

/** Where an assistant submits expenses, as long as they may. */
export function HandInExpense({ place, statement, today, now }: HandInExpenseProps) {
  const { endedAt, business } = statement;
  const zone = business.timeZone;
  if (!decideHandingIn({ endedAt, zone }, 'assistant', null, now).ok) return null;
  const after = endedAt && daysAfterTheEnd(endedAt, zone);
  return (
    <PageSection title="Hand in an expense">
      {after ? (
        <p className="max-w-measure">
          Your work with {business.name} has ended. Expenses up to {shownDate(after.last, now)} can be handed
          in until {shownDate(after.by, now)}.
        </p>
      ) : null}
      <details data-no-print>
        <summary className="fold-link">What you spent for the work, with its receipt</summary>
        <ExpenseForm {...place} fresh={newId()} spentOn={after && after.last < today ? after.last : today} />
      </details>
    </PageSection>
  );
}

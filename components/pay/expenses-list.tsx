import { clsx } from 'clsx';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { OtherSubmit, TwoWayForm } from '@/components/forms/two-way-form';
import { NewestOrOlder } from '@/components/lists/newest-or-older';
import { FileLink } from '@/components/ui/file-link';
import { PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import { StatusMessage } from '@/components/ui/status-message';
import { approveExpense, declineExpense, withdrawExpense } from '@/lib/pay/expenses/expenses.actions';
import { decideExpense, type ExpenseState } from '@/lib/pay/expenses/expenses.rules';
import type { PaymentRole } from '@/lib/pay/payments/payments.rules';
import type { Statement, StatementExpense } from '@/lib/pay/statements/statement.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { shownDate } from '@/lib/platform/time/shown-instants';

const STATES: Record<ExpenseState, StateFacts> = {
  submitted: { meaning: 'needs', words: 'To answer' },
  approved: { meaning: 'done', words: 'Approved' },
  declined: { meaning: 'info', words: 'Declined' },
  withdrawn: { meaning: 'info', words: 'Taken back' },
};

type ExpensesListProps = {
  readonly statement: Pick<Statement, 'expenses' | 'olderExpense'>;
  readonly reader: PaymentRole;
  /** the statement page's address */
  readonly address: string;
  /** the expense with which they begin; null: the newest one */
  readonly expensesFrom: string | null;
  /** the expense that a link led to */
  readonly markedId: string | null;
  readonly now: Date;
};

/** Expenses, each with its receipt: the newest, or those from a given one on. */
export function ExpensesList({
  statement: { expenses, olderExpense },
  reader,
  address,
  expensesFrom,
  markedId,
  now,
}: ExpensesListProps) {
  if (expenses.length === 0) return null;
  return (
    <PageSection title="Expenses" id="expenses">
      <ul className="divide-y divide-line">
        {expenses.map((expense) => (
          <li
            key={expense.id}
            id={`expense-${expense.id}`}
            className={clsx(
              'grid gap-2 py-4',
              expense.id === markedId && '-mx-3 rounded-md bg-accent-wash px-3',
            )}
          >
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="min-w-0">
                <strong className="tabular-nums">
                  {shownMoney({ minor: expense.amountMinor, currency: expense.currency })}
                </strong>
                , {shownDate(expense.spentOn, now)}: {expense.what}
              </span>
              <StatusMessage>
                <StateLabel meaning={STATES[expense.state].meaning}>{STATES[expense.state].words}</StateLabel>
              </StatusMessage>
            </div>
            <p>
              <FileLink
                href={addresses.file(expense.workspaceId, expense.receipt.id)}
                name={expense.receipt.name}
                sizeBytes={Number(expense.receipt.sizeBytes)}
              />
            </p>
            {expense.review?.note ? (
              <p className="max-w-measure border-s-2 border-line ps-3 whitespace-pre-wrap">
                {expense.review.note}
              </p>
            ) : null}
            <Answer expense={expense} reader={reader} />
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2" data-no-print>
        <NewestOrOlder
          newest={expenses[0]?.id === expensesFrom ? `${address}#expenses` : null}
          older={olderExpense === null ? null : addresses.olderExpenses(address, olderExpense)}
          of="expenses"
        />
      </div>
    </PageSection>
  );
}

function Answer({ expense, reader }: { expense: StatementExpense; reader: PaymentRole }) {
  const seen = (
    <>
      <SeenFields of={expense} />
      <FormMessage />
    </>
  );
  // several may wait one below the other
  const which = <span className="sr-only">: {expense.what}</span>;
  if (decideExpense(expense.state, 'approve', reader).ok) {
    return (
      <TwoWayForm
        action={approveExpense}
        otherAction={declineExpense}
        label={`Answer ${expense.what}`}
        className="grid max-w-xl gap-3"
      >
        {seen}
        <TextAreaField
          name="note"
          label="A word with it"
          hint="Declining needs a reason."
          rows={2}
          isOptional
        />
        <div className="flex flex-wrap gap-2">
          <Submit pending="Approving…">Approve{which}</Submit>
          <OtherSubmit pending="Declining…">Decline{which}</OtherSubmit>
        </div>
      </TwoWayForm>
    );
  }
  if (!decideExpense(expense.state, 'withdraw', reader).ok) return null;
  return (
    <ActionForm action={withdrawExpense} label={`Take back ${expense.what}`}>
      {seen}
      <Submit look="plain" pending="Taking it back…">
        Take it back{which}
      </Submit>
    </ActionForm>
  );
}

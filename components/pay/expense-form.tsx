import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FileField } from '@/components/forms/file-field';
import { FreshId } from '@/components/forms/fresh-id';
import { submitExpense } from '@/lib/pay/expenses/expenses.actions';

type ExpenseFormProps = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly fresh: string;
  /** the default day */
  readonly spentOn: string;
};

/** What the assistant spent for the work. */
export function ExpenseForm({ workspaceId, engagementId, fresh, spentOn }: ExpenseFormProps) {
  return (
    <ActionForm
      action={submitExpense}
      label="Hand in an expense"
      className="grid max-w-xl gap-4 pt-3"
      clearsWhenDone
    >
      <EngagementFields of={{ workspaceId, engagementId }} />
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      <TextField name="what" label="What it was for" autoComplete="off" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="amount"
          label="Amount"
          hint="In the currency of your agreement."
          inputMode="decimal"
        />
        <TextField name="spentOn" label="Spent on" type="date" initial={spentOn} />
      </div>
      <FileField name="receipt" label="Receipt" hint="A photo or a PDF." isOne />
      <div>
        <Submit pending="Handing in…">Hand it in</Submit>
      </div>
    </ActionForm>
  );
}

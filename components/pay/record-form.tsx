import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, SelectField, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { FileField } from '@/components/forms/file-field';
import { FreshId } from '@/components/forms/fresh-id';
import { lastMethod } from '@/lib/pay/payments/payments.rules';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import type { Statement } from '@/lib/pay/statements/statement.queries';
import { currencyGroups } from '@/lib/people/business/currency-groups.rules';
import { methodChoices } from './method-choices';
import { OwedChoice } from './owed-choice';
import { owedInWords } from './owed-words';

type RecordFormProps = {
  readonly statement: Statement;
  /** what the business usually pays in */
  readonly currency: string;
  readonly fresh: string;
  /** today on the owner's clock */
  readonly today: string;
  readonly now: Date;
};

/** What an owner sent outside the product, and what it paid. */
export function RecordForm({ statement, currency, fresh, today, now }: RecordFormProps) {
  const unpaid = statement.open.filter(({ isInPayment }) => !isInPayment);
  return (
    <ActionForm action={recordPayment} label="Record a payment" className="grid max-w-xl gap-6">
      <EngagementFields of={statement} />
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      <OwedChoice items={unpaid.map((item) => owedInWords(item, now))} />
      <SelectField name="method" label="How you sent it" {...methodChoices(lastMethod(statement.payments))} />
      <TextField name="sentOn" label="Sent on" type="date" initial={today} />
      <details>
        <summary className="fold-link">It left in another currency</summary>
        <div className="grid gap-4 pt-3">
          <SelectField
            name="sentCurrency"
            label="Currency that left you"
            isOptional
            choices={[{ value: '', label: 'The one that is owed' }, ...currencyGroups([currency])]}
          />
          <TextField name="sentAmount" label="Amount that left you" inputMode="decimal" isOptional />
          <TextField
            name="exchangeRate"
            label="Exchange rate"
            hint="How many units of it for one unit of what is owed. If left empty, it is worked out from the two amounts."
            inputMode="decimal"
            isOptional
          />
        </div>
      </details>
      <TextField
        name="fee"
        label="What sending it cost you"
        hint="In the currency that left you, on top of what arrives."
        inputMode="decimal"
        isOptional
      />
      <TextField name="reference" label="Reference" hint="As it appears on the transfer." isOptional />
      <FileField name="proof" label="Proof" hint="A screenshot or a PDF of the transfer." />
      <TextAreaField name="note" label="A word with it" rows={2} isOptional />
      <p className="max-w-measure text-quiet">
        Handover moves no money here. It records what you say you sent; {statement.assistant} confirms it once
        it has arrived.
      </p>
      <div>
        <Submit pending="Recording…">Record the payment</Submit>
      </div>
    </ActionForm>
  );
}

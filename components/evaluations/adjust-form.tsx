import { ActionForm } from '@/components/forms/action-form';
import {
  type Choice,
  FormMessage,
  RadioField,
  SelectField,
  Submit,
  TextAreaField,
  TextField,
} from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { addAdjustment } from '@/lib/evaluations/adjusting.actions';
import { ADJUSTMENT_WORDS, offeredKinds } from '@/lib/evaluations/adjustments.rules';
import type { EvaluationPage } from '@/lib/evaluations/page.queries';
import { newId } from '@/lib/platform/ids';

type AdjustFormProps = { readonly page: EvaluationPage };

/** Where the two record an adjustment. The last fields belong to the kinds that name them; others leave them empty. */
export function AdjustForm({ page }: AdjustFormProps) {
  const { ref, business, assistant, playbooks, currency } = page;
  const isEnding = page.workEndsAt !== null;
  const kinds = offeredKinds({ hasPlaybooks: playbooks.length > 0, isEnding });
  const people: readonly Choice[] = [
    { value: '', label: 'Nobody yet' },
    { value: 'owner', label: business.name },
    { value: 'assistant', label: assistant.name },
  ];
  return (
    <ActionForm
      action={addAdjustment}
      label="What changes"
      className="grid max-w-measure gap-5"
      clearsWhenDone
    >
      <RefFields of={ref} />
      <FreshId name="adjustmentId" fresh={newId()} />
      <FormMessage />
      <RadioField
        name="kind"
        legend="What changes?"
        initial={isEnding ? 'none' : 'other'}
        choices={kinds.map((kind) => ({
          value: kind,
          label: ADJUSTMENT_WORDS[kind].name,
          hint: ADJUSTMENT_WORDS[kind].follows,
        }))}
      />
      <TextAreaField
        name="what"
        label="In a sentence"
        rows={2}
        hint="As it should read in the amendment, in the playbook, or at the next evaluation."
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="owner"
          label="Who sees to it"
          choices={people}
          hint="Left open only where nothing changes."
        />
        <TextField name="dueOn" label="By when" type="date" hint="Left open only where nothing changes." />
      </div>
      {kinds.includes('cadence') ? (
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="months"
            label="For a new cadence: months between evaluations"
            isOptional
            inputMode="numeric"
            hint="1 to 12."
          />
          <TextField
            name="rate"
            label="For a new rate: what is paid"
            isOptional
            inputMode="decimal"
            suffix={currency}
          />
        </div>
      ) : null}
      {playbooks.length > 0 ? (
        <SelectField
          name="playbookId"
          label="For a given: the playbook that it goes into"
          isOptional
          choices={[
            { value: '', label: 'None' },
            ...playbooks.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      <div>
        <Submit look="quiet" pending="Recording it…">
          Record it
        </Submit>
      </div>
    </ActionForm>
  );
}

import { clsx } from 'clsx';
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
import { addAdjustment } from '@/lib/evaluations/adjusting/adjusting.actions';
import { ADJUSTMENT_WORDS, offeredKinds } from '@/lib/evaluations/adjusting/adjustments.rules';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { newId } from '@/lib/platform/ids';

type AdjustFormProps = { readonly page: EvaluationPage };

/** What only some kinds need is shown only for those: by the style sheet, so without scripts too. */
const FOR = {
  change: '[form:has([name=kind][value=none]:checked)_&]:hidden',
  cadence: '[form:not(:has([name=kind][value=cadence]:checked))_&]:hidden',
  rate: '[form:not(:has([name=kind][value=rate]:checked))_&]:hidden',
  given: '[form:not(:has([name=kind][value=given]:checked))_&]:hidden',
};

/** Where the two record an adjustment. */
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
      {kinds.includes('cadence') ? (
        <div className={clsx('max-w-60', FOR.cadence)}>
          <TextField name="months" label="Months between evaluations" inputMode="numeric" hint="1 to 12." />
        </div>
      ) : null}
      {kinds.includes('rate') ? (
        <div className={clsx('max-w-60', FOR.rate)}>
          <TextField name="rate" label="The new rate" inputMode="decimal" suffix={currency} />
        </div>
      ) : null}
      {kinds.includes('given') ? (
        <div className={FOR.given}>
          <SelectField
            name="playbookId"
            label="The playbook that it goes into"
            choices={[
              { value: '', label: 'None' },
              ...playbooks.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
      ) : null}
      <div className={clsx('grid gap-5 sm:grid-cols-2', FOR.change)}>
        <SelectField name="owner" label="Who sees to it" choices={people} />
        <TextField name="dueOn" label="By when" type="date" />
      </div>
      <div>
        <Submit look="quiet" pending="Recording it…">
          Record it
        </Submit>
      </div>
    </ActionForm>
  );
}

import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { addAdvance } from '@/lib/pay/extras/advancing.actions';

type AdvanceFormProps = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly fresh: string;
};

/** Pay ahead of work, and in which parts it is recovered. */
export function AdvanceForm({ workspaceId, engagementId, fresh }: AdvanceFormProps) {
  return (
    <ActionForm
      action={addAdvance}
      label="Give an advance"
      className="grid max-w-xl gap-4 pt-3"
      clearsWhenDone
    >
      <EngagementFields of={{ workspaceId, engagementId }} />
      <FreshId name="id" fresh={fresh} />
      <p className="max-w-measure text-quiet">
        An advance costs you nothing yet: it is pay that they get before they earn it. Once you have paid it,
        it is taken back out of what you owe later, in parts that you both see. At least half of a pay day is
        always paid.
      </p>
      <FormMessage />
      <TextField name="amount" label="Advance" hint="In the currency of the agreement." inputMode="decimal" />
      <TextField
        name="part"
        label="Taken back on a pay day, at most"
        hint="Agree on it with them before you give it."
        inputMode="decimal"
      />
      <TextField name="note" label="What it is for" autoComplete="off" />
      <div>
        <Submit pending="Adding…">Add the advance</Submit>
      </div>
    </ActionForm>
  );
}

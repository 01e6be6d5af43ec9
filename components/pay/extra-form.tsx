import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, RadioField, SelectField, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { type ExtrasRoom, roomInWords } from '@/lib/pay/extras/extras.rules';
import { EXTRA_KINDS, kindInWords } from '@/lib/pay/owed/owed.rules';

type ExtraFormProps = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly fresh: string;
  /** what a retainer's limit leaves; null where there is none */
  readonly room: ExtrasRoom | null;
};

/** Where an owner adds an extra, or a correction. */
export function ExtraForm({ workspaceId, engagementId, fresh, room }: ExtraFormProps) {
  return (
    <ActionForm action={addExtra} label="Add an entry" className="grid max-w-xl gap-4 pt-3" clearsWhenDone>
      <EngagementFields of={{ workspaceId, engagementId }} />
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      {room ? <p className="max-w-measure text-quiet">{roomInWords(room)}</p> : null}
      <SelectField
        name="kind"
        label="What it is"
        choices={EXTRA_KINDS.map((kind) => ({ value: kind, label: kindInWords(kind) }))}
      />
      <RadioField
        name="direction"
        legend="It makes what is owed"
        initial="more"
        choices={[
          { value: 'more', label: 'more' },
          {
            value: 'less',
            label: 'less',
            hint: 'For a correction only. One entry is corrected on the page that says why it is owed.',
          },
        ]}
      />
      <TextField name="amount" label="Amount" hint="In the currency of the agreement." inputMode="decimal" />
      <TextField name="note" label="What it is for" autoComplete="off" />
      <div>
        <Submit pending="Adding…">Add it to what is owed</Submit>
      </div>
    </ActionForm>
  );
}

import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, RadioField, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { shownMoney } from '@/components/ui/shown-money';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import type { Why } from '@/lib/pay/statements/why.queries';

type CorrectFormProps = {
  readonly why: Pick<Why, 'id' | 'engagementId' | 'currency' | 'comesToMinor'>;
  readonly workspaceId: string;
  readonly fresh: string;
};

/** An owner puts one thing owed right, by an entry that belongs to it: what was approved stays as it is. */
export function CorrectForm({ why, workspaceId, fresh }: CorrectFormProps) {
  const { id, engagementId, currency, comesToMinor } = why;
  return (
    <ActionForm action={addExtra} label="Correct it" className="grid max-w-xl gap-4 pt-3" clearsWhenDone>
      <EngagementFields of={{ workspaceId, engagementId }} />
      <FreshId name="id" fresh={fresh} />
      <input type="hidden" name="kind" value="correction" />
      <input type="hidden" name="correctsId" value={id} />
      <FormMessage />
      <p className="max-w-measure text-quiet">
        It comes to {shownMoney({ minor: comesToMinor, currency })} now. What was approved stays on record,
        and your correction stands beside it, on both of your statements.
      </p>
      <RadioField
        name="direction"
        legend="What is owed becomes"
        initial="less"
        choices={[
          { value: 'less', label: 'less' },
          { value: 'more', label: 'more' },
        ]}
      />
      <TextField name="amount" label="By how much" hint={`In ${currency}.`} inputMode="decimal" />
      <TextField name="note" label="What was wrong" autoComplete="off" />
      <div>
        <Submit pending="Correcting…">Correct it</Submit>
      </div>
    </ActionForm>
  );
}

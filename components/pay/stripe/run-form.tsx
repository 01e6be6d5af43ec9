import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { owedInWords } from '@/components/pay/owed-words';
import { prepareRun } from '@/lib/pay/runs/runs.actions';
import type { RunChoice } from '@/lib/pay/stripe/pages.queries';
import { RunChoiceFields } from './run-choice';

type RunFormProps = {
  readonly assistants: RunChoice['paidOut'];
  readonly label: string;
  readonly workspaceId: string;
  readonly fresh: string;
  readonly now: Date;
};

/** What is owed to everybody whom Stripe reaches, to be chosen from. */
export function RunForm({ assistants, label, workspaceId, fresh, now }: RunFormProps) {
  return (
    <ActionForm action={prepareRun} label={label} className="grid max-w-xl gap-6">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      <RunChoiceFields
        assistants={assistants.map(({ name, items }) => ({
          name,
          items: items.map((item) => owedInWords(item, now)),
        }))}
      />
      <div>
        <Submit pending="Preparing…">See what it comes to</Submit>
      </div>
    </ActionForm>
  );
}

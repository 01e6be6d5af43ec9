import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { addCriterion } from '@/lib/evaluations/opening/beginning.actions';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { newId } from '@/lib/platform/ids';

/** Adds a criterion, for both. Beside the self-saving form in which one writes. */
export function CriterionForm({ page: { ref } }: { page: Pick<EvaluationPage, 'ref'> }) {
  return (
    <details className="mt-8">
      <summary className="fold-link">Add another criterion</summary>
      <ActionForm
        action={addCriterion}
        label="A criterion"
        className="mt-4 grid max-w-measure gap-4"
        clearsWhenDone
      >
        <RefFields of={ref} />
        <FreshId name="criterionId" fresh={newId()} />
        <FormMessage />
        <TextField name="name" label="The criterion" hint="You both see it, and both can write about it." />
        <div>
          <Submit look="quiet" pending="Adding it…">
            Add it
          </Submit>
        </div>
      </ActionForm>
    </details>
  );
}

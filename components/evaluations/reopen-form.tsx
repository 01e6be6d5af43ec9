import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { reopenEvaluation } from '@/lib/evaluations/signing/signing.actions';

/** Reopens an evaluation that one side has signed; that voids their signature, which the button says. */
export function ReopenForm({ page: { ref } }: { page: Pick<EvaluationPage, 'ref'> }) {
  return (
    <ActionForm action={reopenEvaluation} className="grid gap-2">
      <RefFields of={ref} />
      <FormMessage />
      <Submit look="quiet" pending="Opening…">
        Open it again, and void the signature
      </Submit>
    </ActionForm>
  );
}

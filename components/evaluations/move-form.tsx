import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { movableDays } from '@/lib/evaluations/cadence/cadence.rules';
import { moveDueDay } from '@/lib/evaluations/opening/beginning.actions';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { dateInWords } from '@/lib/platform/time/dates-in-words';

/** Postpones the day: once, with a reason. Gone once the last possible day is over. */
export function MoveForm({ page, now }: { page: EvaluationPage; now: Date }) {
  const { ref, dueAt, zone, workEndsAt } = page;
  const { from, until } = movableDays(dueAt, zone, now, workEndsAt);
  if (from > until) return null;
  return (
    <details data-no-print>
      <summary className="fold-link text-sm">Move it, once</summary>
      <ActionForm action={moveDueDay} label="Move the evaluation" className="mt-4 grid max-w-measure gap-4">
        <RefFields of={ref} />
        <FormMessage />
        <TextField
          name="dueOn"
          label="To which day"
          type="date"
          hint={`From ${dateInWords(from)} to ${dateInWords(until)}.`}
        />
        <TextAreaField name="reason" label="Why" rows={2} hint="The other side reads it." />
        <div>
          <Submit look="quiet" pending="Moving it…">
            Move it
          </Submit>
        </div>
      </ActionForm>
    </details>
  );
}

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, RadioField, Submit, TextField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { PageSection } from '@/components/ui/page';
import { followUp } from '@/lib/evaluations/adjusting/adjusting.actions';
import {
  ADJUSTMENT_WORDS,
  FOLLOW_UP_OUTCOMES,
  OUTCOME_WORDS,
} from '@/lib/evaluations/adjusting/adjustments.rules';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dateInWords } from '@/lib/platform/time/dates-in-words';

type FollowUpsProps = { readonly page: EvaluationPage; readonly maySay: boolean };

/** The last adjustments: an evaluation begins with what became of them. */
export function FollowUps({ page, maySay }: FollowUpsProps) {
  const { earlier, ref, number } = page;
  if (earlier.length === 0) return null;
  return (
    <PageSection title="What became of last time" id="last-time">
      <ul className="grid gap-8">
        {earlier.map(({ id, kind, what, owner, dueOn, followUp: said }) => (
          <li key={id} className="grid gap-2 border-s-2 border-line ps-4">
            <p className="text-sm text-quiet">
              {ADJUSTMENT_WORDS[kind].name}
              {owner && dueOn
                ? `, by ${owner === 'owner' ? page.business.name : page.assistant.name} until ${dateInWords(dateOf(dueOn))}`
                : ''}
            </p>
            <p className="max-w-measure whitespace-pre-line">{what}</p>
            {said ? (
              <p className="max-w-measure">
                <strong>{OUTCOME_WORDS[said.outcome]}.</strong> {said.note}
              </p>
            ) : null}
            {maySay ? (
              <details open={said === null}>
                <summary className="fold-link text-sm">
                  {said ? 'Change this' : `What became of it since evaluation ${number - 1}?`}
                </summary>
                <ActionForm action={followUp} label={what} className="mt-3 grid max-w-measure gap-4">
                  <RefFields of={ref} />
                  <input type="hidden" name="adjustmentId" value={id} />
                  <input type="hidden" name="seenSaidAt" value={said?.saidAt.toISOString() ?? ''} />
                  <FormMessage />
                  <RadioField
                    name="outcome"
                    legend="It is"
                    choices={FOLLOW_UP_OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))}
                    {...(said ? { initial: said.outcome } : {})}
                  />
                  <TextField name="note" label="In a few words" isOptional initial={said?.note ?? ''} />
                  <div>
                    <Submit look="quiet" pending="Saying it…">
                      Say so
                    </Submit>
                  </div>
                </ActionForm>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import type { BriefDocument, BriefQuestion } from '@/lib/briefs/document/document.queries';
import { withdrawQuestion } from '@/lib/briefs/questions/clarifying.actions';

type WithdrawQuestionProps = { readonly brief: BriefDocument; readonly question: BriefQuestion };

/** Withdraws an unanswered question, for example one asked by mistake. */
export function WithdrawQuestion({ brief, question }: WithdrawQuestionProps) {
  return (
    <ActionForm action={withdrawQuestion} label="Take the question back" className="grid gap-2 print:hidden">
      <RefFields of={brief} />
      <input type="hidden" name="clarificationId" value={question.id} />
      <FormMessage />
      <div className="flex flex-wrap items-center gap-3">
        <Submit look="quiet" pending="Taking it back…">
          Take it back
        </Submit>
        {question.isBlocking ? (
          <span className="text-sm text-quiet">
            The clock then runs again, unless another question stops it.
          </span>
        ) : null}
      </div>
    </ActionForm>
  );
}

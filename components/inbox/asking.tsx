import { AsksFirst } from '@/components/briefs/asks-first';
import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { MayWait } from '@/components/offline/may-wait';
import { AUTONOMY_WORDS } from '@/lib/briefs/autonomy.rules';
import { askQuestion, withdrawQuestion } from '@/lib/briefs/clarifying.actions';
import type { BriefDocument, BriefQuestion } from '@/lib/briefs/document.queries';
import { newId } from '@/lib/platform/ids';
import { Unfolding } from './unfolding';

/** Where the assistant asks about a brief. */
export function AskForm({ brief }: { brief: BriefDocument }) {
  return (
    <ActionForm action={askQuestion} clearsWhenDone label="Ask a question">
      <RefFields of={brief} />
      <FreshId name="clarificationId" fresh={newId()} />
      <MayWait as="briefs.ask" />
      <Unfolding id="ask" title="Ask a question">
        <FormMessage />
        <p className="text-sm text-quiet">
          {AUTONOMY_WORDS[brief.autonomy].label}: {AUTONOMY_WORDS[brief.autonomy].meaning}
        </p>
        <AsksFirst decisions={brief.asksFirst} />
        <TextAreaField
          name="question"
          label="Your question"
          hint="One question at a time gets the better answer. What is only said goes into the conversation below."
        />
        <CheckboxField
          name="isBlocking"
          label="I can’t go on without the answer"
          hint="The clock then stands still until it is answered, and the deadline moves by as long."
        />
        <div>
          <Submit pending="Asking…">Ask</Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

type WithdrawQuestionProps = { readonly brief: BriefDocument; readonly question: BriefQuestion };

/** Takes a question back that nobody has answered, such as one that was asked by mistake. */
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
            The clock then goes on, unless another question stops it.
          </span>
        ) : null}
      </div>
    </ActionForm>
  );
}

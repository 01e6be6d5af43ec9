import { AsksFirst } from '@/components/briefs/asks-first';
import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { type Ref, RefFields } from '@/components/forms/ref-fields';
import { Unfolding } from '@/components/forms/unfolding';
import { MayWait } from '@/components/offline/may-wait';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { AUTONOMY_WORDS } from '@/lib/briefs/terms/autonomy.rules';

export type AskFormProps = {
  readonly brief: Ref & Pick<BriefDocument, 'autonomy' | 'asksFirst'>;
  /** the id under which the question is sent */
  readonly fresh: string;
};

/** Where the assistant asks about a brief. */
export function AskForm({ brief, fresh }: AskFormProps) {
  return (
    <ActionForm action={askQuestion} clearsWhenDone label="Ask a question">
      <RefFields of={brief} />
      <FreshId name="clarificationId" fresh={fresh} />
      <MayWait as="briefs.ask" />
      <Unfolding id="ask" title="Ask a question" done="Your question is sent.">
        <FormMessage />
        <p className="text-sm text-quiet">
          {AUTONOMY_WORDS[brief.autonomy].label}: {AUTONOMY_WORDS[brief.autonomy].toAssistant}
        </p>
        <AsksFirst decisions={brief.asksFirst} />
        <TextAreaField
          name="question"
          label="Your question"
          hint="One question at a time gets a better answer. Anything else goes into the conversation below."
        />
        <CheckboxField
          name="isBlocking"
          label="I can’t continue without the answer"
          hint="The clock then stops until it is answered, and the deadline moves by the same time."
        />
        <div>
          <Submit pending="Asking…">Ask</Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

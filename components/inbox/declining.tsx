import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { type Ref, SeenFields } from '@/components/forms/ref-fields';
import { Unfolding } from '@/components/forms/unfolding';
import { MayWait } from '@/components/offline/may-wait';
import { declineBrief } from '@/lib/briefs/handing-over/accepting.actions';

export type DeclineFormProps = {
  /** `business` by its name */
  readonly brief: Ref & { readonly version: number; readonly business: string };
};

/** Where the assistant declines, and says why. That ends the brief, so the page says what follows. */
export function DeclineForm({ brief }: DeclineFormProps) {
  return (
    <ActionForm action={declineBrief} label="Decline">
      <SeenFields of={brief} />
      <MayWait as="briefs.decline" />
      <Unfolding id="decline" title="Decline">
        <FormMessage />
        <TextAreaField
          name="reason"
          label="Why you aren’t taking this on"
          hint={`${brief.business} reads this. The brief is then closed; they can write another one.`}
        />
        <div>
          <Submit look="danger" pending="Declining…">
            Decline this brief
          </Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { MayWait } from '@/components/offline/may-wait';
import { declineBrief } from '@/lib/briefs/accepting.actions';
import type { BriefDocument } from '@/lib/briefs/document.queries';
import { Unfolding } from './unfolding';

/** Where the assistant says no, and why. It ends the brief, so the page says what follows. */
export function DeclineForm({ brief }: { brief: BriefDocument }) {
  return (
    <ActionForm action={declineBrief} label="Decline">
      <RefFields of={brief} />
      <input type="hidden" name="version" value={brief.version} />
      <MayWait as="briefs.decline" />
      <Unfolding id="decline" title="Decline">
        <FormMessage />
        <TextAreaField
          name="reason"
          label="Why you don’t take this on"
          hint={`${brief.business.name} reads this. The brief is closed then; they can write another one.`}
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

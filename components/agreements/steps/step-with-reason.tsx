import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { type ButtonLook, buttonLook } from '@/components/ui/button';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { shortened } from '@/lib/platform/text/shortened';
import type { DecisionView } from '@/lib/threads/decisions/decisions.queries';

type StepWithReasonProps<Data> = {
  readonly action: FormAction<Data>;
  readonly page: Pick<AgreementPage, 'workspaceId' | 'id' | 'version'>;
  /** what opens the form */
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  readonly pending: string;
  readonly look?: ButtonLook;
  readonly id?: string;
  /** the decision that it is to carry out */
  readonly decision?: DecisionView | null;
};

/** A step with a reason; it opens in place, without scripts. */
export function StepWithReason<Data>(props: StepWithReasonProps<Data>) {
  const { action, page, title, label, hint, submit, pending, look = 'primary', id, decision = null } = props;
  return (
    <details id={id} className="group open:basis-full" open={decision !== null}>
      <summary className={buttonLook('quiet')}>{title}</summary>
      <ActionForm action={action} className="mt-3 grid max-w-measure gap-3" label={title}>
        <SeenFields of={page} />
        {decision ? <input type="hidden" name="decisionId" value={decision.id} /> : null}
        <FormMessage />
        <TextAreaField
          name="reason"
          label={label}
          hint={hint}
          initial={decision ? `As decided: ${shortened(decision.body, 3_900)}` : ''}
        />
        <div>
          <Submit look={look} pending={pending}>
            {submit}
          </Submit>
        </div>
      </ActionForm>
    </details>
  );
}

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { type ButtonLook, buttonLook } from '@/components/ui/button';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { SeenFields } from './seen-fields';

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
};

/** A step that says why; it opens in place, without scripts. */
export function StepWithReason<Data>(props: StepWithReasonProps<Data>) {
  const { action, page, title, label, hint, submit, pending, look = 'primary' } = props;
  return (
    <details className="group open:basis-full">
      <summary className={buttonLook('quiet')}>{title}</summary>
      <ActionForm action={action} className="mt-3 grid max-w-measure gap-3" label={title}>
        <SeenFields {...page} />
        <FormMessage />
        <TextAreaField name="reason" label={label} hint={hint} />
        <div>
          <Submit look={look} pending={pending}>
            {submit}
          </Submit>
        </div>
      </ActionForm>
    </details>
  );
}

import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import type { ButtonLook } from '@/components/ui/button';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';

type StepButtonProps<Data> = {
  readonly action: FormAction<Data>;
  readonly page: Pick<AgreementPage, 'workspaceId' | 'id' | 'version'>;
  readonly children: ReactNode;
  readonly pending: string;
  readonly look?: ButtonLook;
};

/** One step that needs only a press. */
export function StepButton<Data>({ action, page, children, pending, look = 'quiet' }: StepButtonProps<Data>) {
  return (
    <ActionForm action={action} className="grid gap-2">
      <SeenFields of={page} />
      <FormMessage />
      <div>
        <Submit look={look} pending={pending}>
          {children}
        </Submit>
      </div>
    </ActionForm>
  );
}

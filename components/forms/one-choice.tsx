import type { FormAction } from '@/lib/platform/actions/form-state';
import { ActionForm } from './action-form';
import { CheckboxField, FormMessage, Submit } from './fields';

type OneChoiceProps = {
  readonly action: FormAction<void>;
  /** what the form is called */
  readonly title: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly isChosen: boolean;
  /** what the button says */
  readonly save: string;
};

/** A yes-or-no choice that an owner makes for the business. */
export function OneChoice({ action, title, workspaceId, name, label, hint, isChosen, save }: OneChoiceProps) {
  return (
    <ActionForm action={action} label={title} className="grid max-w-xl gap-4">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <FormMessage />
      <CheckboxField
        key={String(isChosen)}
        name={name}
        label={label}
        hint={hint}
        isInitiallyChecked={isChosen}
      />
      <Submit look="quiet" pending="Saving…" done="Saved">
        {save}
      </Submit>
    </ActionForm>
  );
}

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import type { FormAction } from '@/lib/platform/actions/form-state';

type MailedLinkFormProps = {
  readonly action: FormAction<void>;
  readonly token: string;
  readonly verb: string;
};

/** The button behind a mailed link that changes something: mail scanners open every link, and press nothing. */
export function MailedLinkForm({ action, token, verb }: MailedLinkFormProps) {
  return (
    <ActionForm action={action} label={verb} className="grid gap-6">
      <input type="hidden" name="token" value={token} />
      <FormMessage />
      <div>
        <Submit pending="One moment…">{verb}</Submit>
      </div>
    </ActionForm>
  );
}

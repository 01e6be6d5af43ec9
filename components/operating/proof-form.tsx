import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { sendProof } from '@/lib/operating/mails.actions';

/** Sends a test mail. Its result is shown above, under Mail. */
export function ProofForm({ email }: { email: string }) {
  return (
    <ActionForm
      action={sendProof}
      label="Send an e-mail to see whether it arrives"
      className="grid max-w-md gap-3"
    >
      <TextField
        name="to"
        type="email"
        label="Send it to"
        autoComplete="email"
        initial={email}
        hint="Press “Look again” a few seconds later: under Mail it then says how far it got."
      />
      <FormMessage />
      <Submit pending="Sending…" done="On its way" look="quiet">
        Send an e-mail to see whether it arrives
      </Submit>
    </ActionForm>
  );
}

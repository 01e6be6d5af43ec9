import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import type { WaitingInvitation } from '@/lib/people/invitations/invitations.queries';
import { introduceYourself } from '@/lib/people/yourself.actions';
import { ZoneField } from './zone-field';

type IntroduceFormProps = {
  readonly to: string;
  /** an invitation that waits for them, whose name is used */
  readonly invitation: WaitingInvitation | undefined;
};

/** Asks once for a name and a clock. */
export function IntroduceForm({ to, invitation }: IntroduceFormProps) {
  return (
    <ActionForm action={introduceYourself} className="grid gap-6" label="Introduce yourself">
      <input type="hidden" name="to" value={to} />
      <FormMessage />
      <TextField
        name="name"
        label="Your name"
        hint={
          invitation
            ? `As ${invitation.business} wrote it in the invitation. Change it to how agreements should name you.`
            : 'As the people you work with should see it, including in agreements.'
        }
        autoComplete="name"
        initial={invitation?.name ?? ''}
      />
      <ZoneField
        label="Your time zone"
        hint="Every deadline is shown in this time zone, next to the other person’s."
      />
      <div>
        <Submit pending="One moment…">Continue</Submit>
      </div>
    </ActionForm>
  );
}

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { updateYourself } from '@/lib/people/yourself.actions';
import { ZoneField } from './zone-field';

/** Changes one's name and clock. */
export function YourselfForm({ name, timeZone }: { name: string; timeZone: string }) {
  return (
    <ActionForm action={updateYourself} className="grid gap-6" label="You">
      <FormMessage />
      <TextField
        name="name"
        label="Your name"
        hint="What you have signed keeps the name you signed with."
        autoComplete="name"
        initial={name}
      />
      <ZoneField
        label="Your time zone"
        hint="Deadlines stay the same moment; from now on you read them on this clock."
        initial={timeZone}
      />
      <Submit look="quiet" pending="Saving…" done="Saved">
        Save your name and time zone
      </Submit>
    </ActionForm>
  );
}

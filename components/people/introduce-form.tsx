import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { introduceYourself } from '@/lib/people/yourself.actions';
import { ZoneField } from './zone-field';

/** Asks once for a name and a clock. */
export function IntroduceForm({ to }: { to: string }) {
  return (
    <ActionForm action={introduceYourself} className="grid gap-6" label="Introduce yourself">
      <input type="hidden" name="to" value={to} />
      <FormMessage />
      <TextField
        name="name"
        label="Your name"
        hint="As the people you work with should read it, also in agreements."
        autoComplete="name"
      />
      <ZoneField
        label="Your time zone"
        hint="Every deadline is shown on this clock, and beside it on the other’s."
      />
      <div>
        <Submit pending="One moment…">Go on</Submit>
      </div>
    </ActionForm>
  );
}

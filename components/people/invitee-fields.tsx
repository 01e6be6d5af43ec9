import { TextField } from '@/components/forms/fields';
import { INVITATION_DAYS } from '@/lib/people/rules';

/** Who is invited. @param initial what is known of them already */
export function InviteeFields({
  initial,
}: {
  readonly initial?: { readonly name: string; readonly email: string };
}) {
  return (
    <>
      <TextField
        name="name"
        label="Their name"
        hint="They can write it their own way when they join."
        initial={initial?.name ?? ''}
        autoComplete="off"
      />
      <TextField
        name="email"
        label="Their e-mail address"
        hint={`The invitation is bound to it, works once, and ends after ${INVITATION_DAYS} days.`}
        type="email"
        initial={initial?.email ?? ''}
        autoComplete="off"
      />
    </>
  );
}

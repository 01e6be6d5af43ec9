import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import type { ButtonLook } from '@/components/ui/button';
import type { FormAction } from '@/lib/platform/actions/form-state';

type PressProps<Data> = {
  readonly action: FormAction<Data>;
  /** hidden inputs, by name */
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly look?: ButtonLook;
  readonly pending?: string;
  /** said beside the button once it was done */
  readonly done?: string;
  /** the form's name for screen readers, where what is beside it doesn't say it */
  readonly label?: string;
  readonly children: ReactNode;
};

/** One button that does one thing, with or without scripts. */
export function Press<Data>({
  action,
  fields = {},
  look = 'quiet',
  pending,
  done,
  label,
  children,
}: PressProps<Data>) {
  return (
    <ActionForm action={action} className="grid gap-3" {...(label ? { label } : {})}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormMessage />
      <div>
        <Submit look={look} pending={pending} done={done}>
          {children}
        </Submit>
      </div>
    </ActionForm>
  );
}

'use client';

import { useId } from 'react';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { errorFor } from '@/lib/platform/actions/form-state';
import { useForm } from './action-form';

type FileFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** exactly one, and required */
  readonly isOne?: boolean;
  /** what the browser offers to choose; the type is then read from the content all the same */
  readonly accept?: string;
};

/** Files from the person's device, none or several. With scripts they stay chosen when the form is refused. */
export function FileField({ name, label, hint, isOne = false, accept }: FileFieldProps) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, name);
  return (
    <Field id={id} label={label} hint={hint} error={error} isOptional={!isOne}>
      <input
        id={id}
        name={name}
        type="file"
        multiple={!isOne}
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}
        className={INPUT_LOOK}
      />
    </Field>
  );
}

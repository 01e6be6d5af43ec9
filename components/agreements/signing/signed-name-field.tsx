'use client';

import { useState } from 'react';
import { useField } from '@/components/forms/fields';
import { Field, INPUT_LOOK } from '@/components/ui/field';
import { aboutTypedName, type KnownName } from '@/lib/agreements/signing/signed-name.rules';

type SignedNameFieldProps = {
  readonly label: string;
  readonly initial: string;
  /** the reader's name, as the other side knows it */
  readonly known: KnownName;
};

/** Where a name is typed as a signature. It says so if that reads as somebody else's, and accepts it all the same. */
export function SignedNameField({ label, initial, known }: SignedNameFieldProps) {
  const hint = 'Typing it here is your signature.';
  const { id, error, input } = useField({ name: 'signedName', hint, initial });
  const [typed, setTyped] = useState(String(input.defaultValue ?? ''));
  const remark = aboutTypedName(typed, known);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        type="text"
        autoComplete="name"
        aria-required
        className={INPUT_LOOK}
        onChange={({ target }) => setTyped(target.value)}
      />
      <p role="status" className="max-w-measure text-sm text-needs empty:absolute">
        {remark}
      </p>
    </Field>
  );
}

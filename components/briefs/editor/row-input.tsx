'use client';

import { clsx } from 'clsx';
import { useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import { INPUT_LOOK } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { errorFor, valueFor } from '@/lib/platform/actions/form-state';
import { Noted } from './noted';

type RowInputProps = {
  readonly name: string;
  readonly label: string;
  readonly initial: string;
  /** the list around it says what it is; the label is for screen readers */
  readonly isQuiet?: boolean;
};

/** One row of a list: a field that grows with its text, its message right below it. */
export function RowInput({ name, label, initial, isQuiet = false }: RowInputProps) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, name);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={isQuiet ? 'sr-only' : 'font-semibold'}>
        {label}
      </label>
      <Noted fields={[name]}>
        <textarea
          id={id}
          name={name}
          rows={1}
          defaultValue={valueFor(state, name, initial)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className={clsx(INPUT_LOOK, 'field-sizing-content')}
        />
      </Noted>
      <FieldError id={id} error={error} />
    </div>
  );
}

'use client';

import type { ReactNode } from 'react';
import { useForm } from '@/components/forms/action-form';
import { FieldError } from '@/components/ui/field-error';
import { errorFor } from '@/lib/platform/actions/form-state';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

type DaysFieldProps = {
  readonly name: string;
  readonly legend: ReactNode;
  readonly initial: readonly string[];
  readonly className?: string;
};

/** The days of a week, each a box to tick: 1 for Monday in the form. */
export function DaysField({ name: field, legend, initial, className }: DaysFieldProps) {
  const { state } = useForm();
  const error = errorFor(state, field);
  const ticked = state.status === 'refused' ? (state.values[field] ?? []) : initial;
  return (
    <fieldset aria-describedby={error ? `${field}-error` : undefined} className={className}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className="grid max-w-lg grid-cols-4 gap-x-3 gap-y-1 sm:grid-cols-7">
        {DAYS.map((name, index) => (
          <label key={name} className="tick">
            <input
              type="checkbox"
              name={field}
              value={index + 1}
              defaultChecked={ticked.includes(String(index + 1))}
              aria-invalid={error ? true : undefined}
              className="size-5 shrink-0 accent-accent"
            />
            {name}
          </label>
        ))}
      </div>
      <FieldError id={field} error={error} className="mt-1.5" />
    </fieldset>
  );
}

'use client';

import { useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import { FieldError } from '@/components/ui/field-error';
import { errorFor } from '@/lib/platform/actions/form-state';

type TickBoxesProps = {
  readonly name: string;
  readonly legend: string;
  readonly boxes: readonly { readonly value: string; readonly label: string; readonly code?: string }[];
};

/** So many are read more easily in columns. */
const MANY = 12;
const COLUMNS = 'columns-[18rem] gap-x-8 [&>label]:mb-2 touch:[&>label]:mb-0';

/** Checkboxes for several choices; ticks stay when the form is refused. */
export function TickBoxes({ name, legend, boxes }: TickBoxesProps) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, name);
  const ticked = state.status === 'refused' ? (state.values[name] ?? []) : [];
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className={boxes.length > MANY ? COLUMNS : 'grid gap-2 touch:gap-0'}>
        {boxes.map(({ value, label, code }) => (
          <label key={value} className="tick-long break-inside-avoid">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={ticked.includes(value)}
              aria-invalid={error ? true : undefined}
              className="mt-1 size-5 shrink-0 accent-accent"
            />
            <span>
              {label} {code ? <code className="text-sm text-quiet">{code}</code> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

'use client';

import { useForm } from '@/components/forms/action-form';
import { errorFor } from '@/lib/platform/actions/form-state';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** The days of a week, each a box to tick: `days` in the form, 1 for Monday. */
export function DaysField({ initial }: { initial: readonly string[] }) {
  const { state } = useForm();
  const error = errorFor(state, 'days');
  const ticked = state.status === 'refused' ? (state.values.days ?? []) : initial;
  return (
    <fieldset aria-describedby={error ? 'days-error' : undefined}>
      <legend className="mb-1.5 font-semibold">
        Days <span className="font-normal text-quiet">(on which the work begins)</span>
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {DAYS.map((name, index) => (
          <label key={name} className="flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              name="days"
              value={index + 1}
              defaultChecked={ticked.includes(String(index + 1))}
              aria-invalid={error ? true : undefined}
              className="size-5 shrink-0 accent-accent"
            />
            {name}
          </label>
        ))}
      </div>
      {error ? (
        <p id="days-error" className="mt-1.5 text-sm font-semibold text-risk">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

'use client';

import { useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import { FieldError } from '@/components/ui/field-error';
import { errorFor } from '@/lib/platform/actions/form-state';

/** Something owed, in words: they are written on the server, so that no calendar travels to the browser. */
export type OwedWords = {
  readonly id: string;
  readonly amount: string;
  readonly what: string;
  readonly detail: string;
};

/** What a payment paid: each thing that is owed is paid whole, once. All are chosen at first. */
export function OwedChoice({ items }: { items: readonly OwedWords[] }) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, 'owed');
  const chosen = state.status === 'refused' ? new Set(state.values.owed ?? []) : null;
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-semibold">What it paid</legend>
      {items.map(({ id: owedId, amount, what, detail }) => (
        <label key={owedId} className="flex items-start gap-2.5">
          <input
            type="checkbox"
            name="owed"
            value={owedId}
            defaultChecked={chosen === null || chosen.has(owedId)}
            className="mt-1 size-5 shrink-0 accent-accent"
          />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="tabular-nums">{amount}</span>: {what}
            <span className="block text-sm text-quiet">{detail}</span>
          </span>
        </label>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

'use client';

import { useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import type { OwedWords } from '@/components/pay/owed-choice';
import { errorFor } from '@/lib/platform/actions/form-state';

type RunChoiceProps = {
  readonly assistants: readonly { readonly name: string; readonly items: readonly OwedWords[] }[];
};

/** What a run pays, by assistant. All that is owed is chosen at first. */
export function RunChoiceFields({ assistants }: RunChoiceProps) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, 'owed');
  const chosen = state.status === 'refused' ? new Set(state.values.owed ?? []) : null;
  return (
    <>
      {assistants.map(({ name, items }) => (
        <fieldset key={name} className="grid gap-2" aria-describedby={error ? `${id}-error` : undefined}>
          <legend className="mb-1.5 font-semibold">{name}</legend>
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
        </fieldset>
      ))}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm font-semibold text-risk">
          {error}
        </p>
      ) : null}
    </>
  );
}

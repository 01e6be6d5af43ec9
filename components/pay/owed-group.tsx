'use client';

import { type ReactNode, useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import { FieldError } from '@/components/ui/field-error';
import { owedField } from '@/lib/pay/owed/owed-fields.rules';
import { errorFor } from '@/lib/platform/actions/form-state';

/** An owed item, in words written on the server, so that no calendar is sent to the browser. */
export type OwedWords = {
  readonly id: string;
  readonly amount: string;
  readonly what: string;
  readonly detail: string;
};

type OwedGroupProps = {
  readonly legend: string;
  readonly items: readonly OwedWords[];
  /** which of them, or of others, are chosen at first; defaults to all */
  readonly chosenFirst?: readonly string[];
  /** what is wrong with the choice, if anything */
  readonly errorId: string | undefined;
  readonly children?: ReactNode;
};

/** Owed items to choose from: each is paid in full, once. */
export function OwedGroup({ legend, items, chosenFirst, errorId, children }: OwedGroupProps) {
  const { state } = useForm();
  const id = useId();
  const chosen = state.status === 'refused' ? (state.values.owed ?? []) : chosenFirst;
  return (
    <fieldset className="grid gap-2" aria-describedby={errorId}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {items.map(({ id: owedId, amount, what, detail }) => {
        const error = errorFor(state, owedField(owedId));
        return (
          <div key={owedId}>
            <label className="tick-long">
              <input
                type="checkbox"
                name="owed"
                value={owedId}
                defaultChecked={chosen === undefined || chosen.includes(owedId)}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? `${id}-${owedId}-error` : undefined}
                className="mt-1 size-5 shrink-0 accent-accent"
              />
              <span className="min-w-0">
                <span className="tabular-nums">{amount}</span>: {what}
                <span className="block text-sm text-quiet">{detail}</span>
              </span>
            </label>
            <FieldError id={`${id}-${owedId}`} error={error} />
          </div>
        );
      })}
      {children}
    </fieldset>
  );
}

/** @returns what is wrong with what was chosen. */
export function useOwedError(): string | undefined {
  return errorFor(useForm().state, 'owed');
}

'use client';

import type { ReactNode } from 'react';
import { useForm } from '@/components/forms/action-form';
import { errorFor } from '@/lib/platform/actions/form-state';

/** Something owed, in words: they are written on the server, so that no calendar travels to the browser. */
export type OwedWords = {
  readonly id: string;
  readonly amount: string;
  readonly what: string;
  readonly detail: string;
};

type OwedGroupProps = {
  readonly legend: string;
  readonly items: readonly OwedWords[];
  /** of what is wrong with the choice; left out while nothing is */
  readonly errorId: string | undefined;
  readonly children?: ReactNode;
};

/** Things that are owed, to choose from: each is paid whole, once. All are chosen at first. */
export function OwedGroup({ legend, items, errorId, children }: OwedGroupProps) {
  const { state } = useForm();
  const chosen = state.status === 'refused' ? new Set(state.values.owed ?? []) : null;
  return (
    <fieldset className="grid gap-2" aria-describedby={errorId}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {items.map(({ id, amount, what, detail }) => (
        <label key={id} className="flex items-start gap-2.5">
          <input
            type="checkbox"
            name="owed"
            value={id}
            defaultChecked={chosen === null || chosen.has(id)}
            className="mt-1 size-5 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="tabular-nums">{amount}</span>: {what}
            <span className="block text-sm text-quiet">{detail}</span>
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  );
}

/** @returns what is wrong with what was chosen. */
export function useOwedError(): string | undefined {
  return errorFor(useForm().state, 'owed');
}

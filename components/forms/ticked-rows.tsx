'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/platform/actions/form-state';
import { type Ticked, tickedAs } from '@/lib/platform/actions/ticked';
import type { Refusal } from '@/lib/platform/result';
import { useForm } from './action-form';

/** What became of one of several things. */
export type RowResult = {
  readonly id: string;
  /** null: it is done */
  readonly refusal: Refusal | null;
};

type ChooseAllProps = {
  /** of the checkboxes */
  readonly name: string;
  readonly children: ReactNode;
};

/** Ticks every row that can be ticked: whoever wants all of a list presses once, and unticks what stays. */
export function ChooseAll({ name, children }: ChooseAllProps) {
  return (
    <div className="noscript:hidden">
      <Button look="quiet" onClick={({ currentTarget: { form } }) => form && tickAll(form, name)}>
        {children}
      </Button>
    </div>
  );
}

function tickAll(form: HTMLFormElement, name: string): void {
  for (const box of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:enabled`))
    box.checked = true;
  // a box that is ticked by a script tells nobody
  form.dispatchEvent(new Event('change'));
}

type TickedRowProps = {
  /** of the checkbox, as of all others in the list */
  readonly name: string;
  readonly row: Ticked;
  readonly title: string;
  readonly detail: ReactNode;
  /** it can't be ticked */
  readonly isDisabled?: boolean;
  readonly children?: ReactNode;
};

/** A row of a list in which several are ticked. If it was refused, it says why. */
export function TickedRow({ name, row, title, detail, isDisabled = false, children }: TickedRowProps) {
  const { state } = useForm();
  const value = tickedAs(row);
  const wasTicked = state.status === 'refused' && (state.values[name] ?? []).includes(value);
  const refusal = resultsIn(state).find(({ id }) => id === row.id)?.refusal;
  return (
    <li className="py-3 touch:py-1">
      <label className="tick-long font-semibold">
        <input
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={wasTicked}
          disabled={isDisabled}
          aria-describedby={`${name}-${row.id}-detail`}
          className="mt-1 size-5 shrink-0 accent-accent"
        />
        <span className="min-w-0">{title}</span>
      </label>
      <div className="grid min-w-0 gap-0.5 ps-7.5">
        <div id={`${name}-${row.id}-detail`} className="text-sm text-quiet">
          {detail}
        </div>
        {refusal ? <p className="text-sm font-semibold text-risk">{refusal.message}</p> : null}
        {children}
      </div>
    </li>
  );
}

/** @returns what became of each, once the form was answered; otherwise nothing. */
export function resultsIn<Result extends RowResult>(state: FormState): readonly Result[] {
  return state.status === 'done' && hasResults<Result>(state.data) ? state.data.results : [];
}

/** The form around a row only knows its answer as unknown data. */
function hasResults<Result>(data: unknown): data is { readonly results: readonly Result[] } {
  return typeof data === 'object' && data !== null && 'results' in data && Array.isArray(data.results);
}

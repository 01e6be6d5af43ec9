'use client';

import { useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { AddRow } from './add-row';
import { RowInput } from './row-input';
import { type Rows, rowsFor, withOneMore } from './values';

/** The two lists of a brief: what will be delivered, each with its criteria, and what is good to know. */
export function EditorLists({ initial }: { initial: FormValues }) {
  const { state } = useForm();
  const values = state.status === 'refused' ? state.values : initial;
  const [added, setAdded] = useState<readonly string[]>([]);
  const rows: Rows = added.reduce(withOneMore, rowsFor(initial));
  const shown = state.status === 'refused' ? atLeast(rows, rowsFor(values)) : rows;
  const add = (list: string) => setAdded([...added, list]);
  const first = (name: string) => initial[name]?.[0] ?? '';
  return (
    <>
      <section className="grid gap-5">
        <h2 className="border-b border-line pb-1.5">What you will get</h2>
        <ol className="grid gap-6">
          {shown.criteria.map((count, index) => {
            const name = `deliverables[${index}]`;
            return (
              <li key={name} className="grid gap-3 border-s-2 border-line ps-4">
                <RowInput
                  name={`${name}.title`}
                  label={`Deliverable ${index + 1}`}
                  initial={first(`${name}.title`)}
                />
                <fieldset className="grid gap-2">
                  <legend className="mb-1.5 text-sm text-quiet">It is right when</legend>
                  {Array.from({ length: count }, (_, row) => `${name}.criteria[${row}]`).map(
                    (criterion, row) => (
                      <RowInput
                        key={criterion}
                        name={criterion}
                        label={`Criterion ${row + 1} of deliverable ${index + 1}`}
                        initial={first(criterion)}
                        isQuiet
                      />
                    ),
                  )}
                </fieldset>
                <AddRow list={`${name}.criteria`} onAdd={add}>
                  Add a criterion
                </AddRow>
              </li>
            );
          })}
        </ol>
        <AddRow list="deliverables" onAdd={add}>
          Add a deliverable
        </AddRow>
      </section>
      <section className="grid gap-5">
        <h2 className="border-b border-line pb-1.5">Good to know</h2>
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 max-w-measure text-sm text-quiet">
            What you would think goes without saying. A row left empty is left out.
          </legend>
          {Array.from({ length: shown.givens }, (_, row) => `givens[${row}]`).map((given, row) => (
            <RowInput
              key={given}
              name={given}
              label={`Good to know ${row + 1}`}
              initial={first(given)}
              isQuiet
            />
          ))}
        </fieldset>
        <AddRow list="givens" onAdd={add}>
          Add a line
        </AddRow>
      </section>
    </>
  );
}

/** What was refused had rows of its own: none of them may vanish. */
function atLeast(rows: Rows, others: Rows): Rows {
  const length = Math.max(rows.criteria.length, others.criteria.length);
  return {
    givens: Math.max(rows.givens, others.givens),
    criteria: Array.from({ length }, (_, index) =>
      Math.max(rows.criteria[index] ?? 1, others.criteria[index] ?? 1),
    ),
  };
}

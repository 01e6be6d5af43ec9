'use client';

import { AddRow } from './add-row';
import { Part } from './part';
import { RowInput } from './row-input';
import { useRows } from './rows';

/** What will be delivered, each with its criteria. */
export function Deliverables() {
  const { rows, first } = useRows();
  return (
    <Part title="What you will get">
      <ol className="grid gap-6">
        {rows.criteria.map((count, index) => {
          const name = `deliverables[${index}]`;
          return (
            <li key={name} className="grid gap-3 border-s-2 border-line ps-4">
              <RowInput
                name={`${name}.title`}
                label={`Deliverable ${index + 1}`}
                initial={first(`${name}.title`)}
              />
              <fieldset className="grid gap-2">
                <legend className="mb-1.5 text-sm text-quiet">Done when</legend>
                <Lines
                  list={`${name}.criteria`}
                  count={count}
                  label={(number) => `Criterion ${number} of deliverable ${index + 1}`}
                />
              </fieldset>
              <AddRow list={`${name}.criteria`}>Add a criterion</AddRow>
            </li>
          );
        })}
      </ol>
      <AddRow list="deliverables">Add a deliverable</AddRow>
    </Part>
  );
}

/** The givens. */
export function Givens() {
  const { rows } = useRows();
  return (
    <Part title="Good to know">
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 max-w-measure text-sm text-quiet">
          What you would think goes without saying. A row left empty is left out.
        </legend>
        <Lines list="givens" count={rows.givens} label={(number) => `Good to know ${number}`} />
      </fieldset>
      <AddRow list="givens">Add a line</AddRow>
    </Part>
  );
}

/** Decisions to be asked about first, whatever the autonomy. */
export function AsksFirstFields() {
  const { rows } = useRows();
  return (
    <div className="grid gap-2">
      {rows.asksFirst > 0 ? (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 max-w-measure">
            <span className="font-semibold">Ask me first about</span>
            <span className="block text-sm text-quiet">
              Decisions that stay yours, such as anything that costs money. All others are made without you.
            </span>
          </legend>
          <Lines list="asksFirst" count={rows.asksFirst} label={(number) => `Ask me first about ${number}`} />
        </fieldset>
      ) : null}
      <AddRow list="asksFirst">
        {rows.asksFirst > 0 ? 'Add a decision' : 'Name a decision to be asked about first'}
      </AddRow>
    </div>
  );
}

type LinesProps = {
  readonly list: string;
  readonly count: number;
  readonly label: (number: number) => string;
};

function Lines({ list, count, label }: LinesProps) {
  const { first } = useRows();
  return Array.from({ length: count }, (_, row) => `${list}[${row}]`).map((name, row) => (
    <RowInput key={name} name={name} label={label(row + 1)} initial={first(name)} isQuiet />
  ));
}

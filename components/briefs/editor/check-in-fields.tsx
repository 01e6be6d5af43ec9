'use client';

import { AddRow } from './add-row';
import { MomentFields } from './moment';
import { Noted } from './noted';
import { Part } from './part';
import { RowInput } from './row-input';
import { useRows } from './rows';

/** Check-ins, agreed up front, at which both look at how it goes. Most briefs need none. */
export function CheckInFields() {
  const { rows, first } = useRows();
  return (
    <Part title="When you look at it together">
      <p className="max-w-measure text-sm text-quiet">
        {rows.checkIns === 0
          ? 'Not before it is delivered. For long work you can agree to look at it along the way; both of you are reminded then, and nobody has to ask in between.'
          : 'Both of you are reminded at that moment, on the clock of the deadline. Nobody has to ask in between.'}
      </p>
      {Array.from({ length: rows.checkIns }, (_, row) => `checkIns[${row}]`).map((name, row) => (
        <fieldset key={name} className="grid gap-2 border-s-2 border-line ps-4">
          <legend className="mb-1.5 font-semibold">Check-in {row + 1}</legend>
          <Noted fields={[`${name}.date`]}>
            <MomentFields
              inputs={{ date: `${name}.date`, time: `${name}.time`, fold: `${name}.fold` }}
              labels={{ date: 'Day', time: 'Hour' }}
              usualTime="10:00"
              verb="You look at it"
            />
          </Noted>
          <RowInput name={`${name}.about`} label="What you will look at" initial={first(`${name}.about`)} />
        </fieldset>
      ))}
      <AddRow list="checkIns">{rows.checkIns === 0 ? 'Agree on a check-in' : 'Add a check-in'}</AddRow>
    </Part>
  );
}

'use client';

import { SelectField } from '@/components/forms/fields';
import { AddRow } from './add-row';
import { clockInWords } from './clock-in-words';
import { MomentFields } from './moment';
import { Noted } from './noted';
import { QuickChoices } from './quick-choices';
import { useRows } from './rows';

const DEADLINE = { date: 'deadlineDate', time: 'deadlineTime', fold: 'deadlineFold' } as const;
const WINDOW_FROM = { date: 'windowFromDate', time: 'windowFromTime', fold: 'windowFromFold' } as const;

type DeadlineFieldsProps = {
  /** zones to choose from, the likely ones first */
  readonly zones: readonly string[];
  /** the writer's zone */
  readonly zone: string;
};

/** By when: a date, a time and the clock they are on. */
export function DeadlineFields({ zones, zone }: DeadlineFieldsProps) {
  const { first } = useRows();
  return (
    <div className="grid gap-1">
      <Noted fields={['deadlineDate', 'deadlineTime']}>
        <MomentFields inputs={DEADLINE} labels={{ date: 'Date', time: 'Time' }} usualTime="17:00" verb="Due">
          <SelectField
            name="deadlineZone"
            label="On the clock of"
            initial={first('deadlineZone') || zone}
            choices={zones.map((name) => ({ value: name, label: clockInWords(name) }))}
          />
        </MomentFields>
      </Noted>
      <QuickChoices />
    </div>
  );
}

/** Not before when, if it matters. */
export function WindowFields() {
  const { rows } = useRows();
  return rows.window > 0 ? (
    <fieldset className="grid gap-2 border-s-2 border-line ps-4">
      <legend className="mb-1.5 max-w-measure">
        <span className="font-semibold">Not before</span>
        <span className="block text-sm text-quiet">
          The deadline ends a window that begins here, on the same clock. Empty: any time until the deadline.
        </span>
      </legend>
      <MomentFields
        inputs={WINDOW_FROM}
        labels={{ date: 'Day', time: 'Hour' }}
        usualTime="09:00"
        verb="Not before"
      />
    </fieldset>
  ) : (
    <AddRow list="window">Add an earliest time</AddRow>
  );
}

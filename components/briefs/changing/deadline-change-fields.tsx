'use client';

import { clockInWords } from '@/components/briefs/editor/clock-in-words';
import { useForm } from '@/components/forms/action-form';
import { RadioField, SelectField, TextField } from '@/components/forms/fields';
import { errorFor, valueFor } from '@/lib/platform/actions/form-state';

type DeadlineChangeFieldsProps = {
  /** the current deadline: `2026-11-27T17:00` in a zone */
  readonly local: string;
  readonly zone: string;
  /** the two sides' zones */
  readonly zones: readonly string[];
};

const WHICH = [
  { value: 'earlier', label: 'The first time, before clocks go back' },
  { value: 'later', label: 'The second time, after clocks have gone back' },
] as const;

/** Another deadline; which of two instants is meant is asked only on the day that clocks go back. */
export function DeadlineChangeFields({ local, zone, zones }: DeadlineChangeFieldsProps) {
  const { state } = useForm();
  const [date = '', time = ''] = local.split('T');
  const isTwice = errorFor(state, 'deadlineFold') !== undefined || valueFor(state, 'deadlineFold') !== '';
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-semibold">Due</legend>
      <div className="grid items-start gap-4 sm:grid-cols-[12rem_9rem_minmax(0,1fr)]">
        <TextField name="deadlineDate" label="Date" type="date" initial={date} />
        <TextField name="deadlineTime" label="Time" type="time" initial={time} />
        <SelectField
          name="deadlineZone"
          label="On the clock of"
          initial={zone}
          choices={zones.map((each) => ({ value: each, label: clockInWords(each) }))}
        />
      </div>
      {isTwice ? <RadioField name="deadlineFold" legend="Which one do you mean?" choices={WHICH} /> : null}
    </fieldset>
  );
}

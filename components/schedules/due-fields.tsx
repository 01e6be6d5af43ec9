import { clsx } from 'clsx';
import { RadioField, SelectField, TextField } from '@/components/forms/fields';
import { zoneInWords } from '@/lib/platform/time/format';
import type { ScheduleValues } from './values';

const KINDS = [
  { value: 'time', label: 'Some days later, at a time' },
  { value: 'hours', label: 'Some hours later' },
];
const FOR = {
  time: '[form:not(:has([name=dueKind][value=time]:checked))_&]:hidden',
  hours: '[form:not(:has([name=dueKind][value=hours]:checked))_&]:hidden',
};

type DueFieldsProps = { readonly values: ScheduleValues; readonly zones: readonly string[] };

/** When each brief is due, counted from its hand-over. */
export function DueFields({ values, zones }: DueFieldsProps) {
  return (
    <>
      <RadioField name="dueKind" legend="Each brief is due" choices={KINDS} initial={values.dueKind ?? ''} />
      <div className={clsx('grid items-start gap-4 sm:grid-cols-[9rem_9rem_minmax(0,1fr)]', FOR.time)}>
        <TextField
          name="dueDays"
          label="Days later"
          inputMode="numeric"
          hint="0 is the same day"
          initial={values.dueDays ?? ''}
        />
        <TextField name="dueTime" label="Time" type="time" initial={values.dueTime ?? ''} />
        <SelectField
          name="dueZone"
          label="On the clock of"
          initial={values.dueZone ?? ''}
          choices={zones.map((zone) => ({ value: zone, label: zoneInWords(zone) }))}
        />
      </div>
      <div className={clsx('max-w-60', FOR.hours)}>
        <TextField name="dueHours" label="Hours later" inputMode="numeric" initial={values.dueHours ?? ''} />
      </div>
    </>
  );
}

import { clsx } from 'clsx';
import { RadioField, SelectField, TextField } from '@/components/forms/fields';
import { TwoFields } from '@/components/forms/two-fields';
import { DaysField } from '@/components/people/days-field';
import { NTHS } from '@/lib/briefs/schedules/recurrence.rules';
import { nthInWords } from '@/lib/briefs/schedules/words.rules';
import { MONTHS } from '@/lib/platform/time/dates-in-words';
import { placeOf } from '@/lib/platform/time/format';
import { WEEKDAYS } from '@/lib/platform/time/working-hours';
import type { ScheduleValues } from './values';

/** Fields that only apply to some choices are shown only with those: by the style sheet, so without scripts too. */
const FOR = {
  week: '[form:not(:has([name=unit]_[value=week]:checked))_&]:hidden',
  dated: '[form:not(:has([name=unit]_[value=month]:checked,[name=unit]_[value=year]:checked))_&]:hidden',
  year: '[form:not(:has([name=unit]_[value=year]:checked))_&]:hidden',
  date: '[form:not(:has([name=on][value=date]:checked))_&]:hidden',
  nth: '[form:has([name=on][value=date]:checked)_&]:hidden',
  weekday: '[form:not(:has([name=on][value=weekday]:checked))_&]:hidden',
  endsOn: '[form:not(:has([name=ends][value=on]:checked))_&]:hidden',
  endsAfter: '[form:not(:has([name=ends][value=after]:checked))_&]:hidden',
};

const UNITS = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
  { value: 'year', label: 'years' },
];
const ONS = [
  { value: 'date', label: 'A day of the month', hint: 'The 1st, the 15th, the last day.' },
  { value: 'weekday', label: 'A day of the week', hint: 'The second Tuesday.' },
  { value: 'workday', label: 'A working day', hint: 'The first or the last of the month.' },
];
const DAYS = [
  ...Array.from({ length: 31 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) })),
  { value: '-1', label: 'the last day' },
];
const NTH_CHOICES = NTHS.map((nth) => ({ value: String(nth), label: `the ${nthInWords(nth)}` }));
const numbered = (words: readonly string[]) =>
  words.map((label, index) => ({ value: String(index + 1), label }));
const ENDS = [
  { value: 'never', label: 'It goes on until I end it' },
  { value: 'on', label: 'On a day' },
  { value: 'after', label: 'After a number of times' },
];

type RecurrenceFieldsProps = {
  readonly values: ScheduleValues;
  readonly business: { readonly name: string; readonly timeZone: string };
};

/** How often, in plain words: nobody types a rule. */
export function RecurrenceFields({ values, business }: RecurrenceFieldsProps) {
  return (
    <>
      <HowOften values={values} />
      <FromWhen values={values} business={business} />
      <HowLong values={values} />
    </>
  );
}

type FieldsProps = Pick<RecurrenceFieldsProps, 'values'>;

/** Every how many days, weeks, months or years, and on which day of them. */
function HowOften({ values }: FieldsProps) {
  return (
    <>
      <TwoFields>
        <TextField name="every" label="Every" inputMode="numeric" initial={values.every ?? ''} />
        <SelectField name="unit" label="Days, weeks or months" choices={UNITS} initial={values.unit ?? ''} />
      </TwoFields>
      <DaysField name="weekdays" legend="On" initial={values.weekdays.split(',')} className={FOR.week} />
      <div className={clsx('grid gap-4', FOR.dated)}>
        <RadioField name="on" legend="On which day" choices={ONS} initial={values.on ?? ''} />
        <div className="flex flex-wrap items-start gap-4">
          <div className={FOR.date}>
            <SelectField name="day" label="Day" choices={DAYS} initial={values.day ?? ''} />
          </div>
          <div className={FOR.nth}>
            <SelectField name="nth" label="Which one" choices={NTH_CHOICES} initial={values.nth ?? ''} />
          </div>
          <div className={FOR.weekday}>
            <SelectField
              name="weekday"
              label="Day of the week"
              choices={numbered(WEEKDAYS)}
              initial={values.weekday ?? ''}
            />
          </div>
          <div className={FOR.year}>
            <SelectField name="month" label="Month" choices={numbered(MONTHS)} initial={values.month ?? ''} />
          </div>
        </div>
      </div>
    </>
  );
}

/** The time of day, on whose clock, and the first day. A schedule keeps the clock it was made with. */
function FromWhen({ values, business }: RecurrenceFieldsProps) {
  const zone = values.zone ?? business.timeZone;
  const hasMoved = zone !== business.timeZone;
  return (
    <>
      <TwoFields>
        <TextField
          name="time"
          label="Handed over at"
          type="time"
          hint={hasMoved ? 'On the clock below' : `On the clock in ${placeOf(zone)}`}
          initial={values.time ?? ''}
        />
        <TextField
          name="startsOn"
          label="From"
          type="date"
          hint="The first day it can be"
          initial={values.startsOn ?? ''}
        />
      </TwoFields>
      {hasMoved ? (
        <div className="max-w-96">
          <SelectField
            name="zone"
            label="On whose clock"
            hint={`${business.name} has since moved to another time zone. This schedule stays in the old one unless you change it.`}
            choices={[
              { value: zone, label: `${placeOf(zone)}, as until now` },
              { value: business.timeZone, label: `${placeOf(business.timeZone)}, as ${business.name} now` },
            ]}
            initial={zone}
          />
        </div>
      ) : (
        <input type="hidden" name="zone" value={zone} />
      )}
    </>
  );
}

/** Whether it ends by itself: on a day, or after a number of times. */
function HowLong({ values }: FieldsProps) {
  return (
    <>
      <RadioField name="ends" legend="When does it end?" choices={ENDS} initial={values.ends ?? ''} />
      <div className={clsx('max-w-60', FOR.endsOn)}>
        <TextField name="endsOn" label="The last day" type="date" initial={values.endsOn ?? ''} />
      </div>
      <div className={clsx('max-w-60', FOR.endsAfter)}>
        <TextField
          name="times"
          label="How many times"
          inputMode="numeric"
          hint="Days that are then left out count too."
          initial={values.times ?? ''}
        />
      </div>
    </>
  );
}

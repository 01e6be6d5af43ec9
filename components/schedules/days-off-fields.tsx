import { RadioField, SelectField } from '@/components/forms/fields';
import { HolidaysNotSet, type WithoutHolidays } from './holidays-not-set';
import type { ScheduleValues } from './values';

const POLICIES = [
  { value: 'next', label: 'Hand it over on the next working day' },
  { value: 'previous', label: 'Hand it over on the working day before' },
  { value: 'skip', label: 'Leave it out' },
  { value: 'keep', label: 'Hand it over all the same' },
];

type DaysOffFieldsProps = {
  readonly values: ScheduleValues;
  readonly business: string;
  /** people who haven't said whose holidays they keep */
  readonly unsaid: readonly WithoutHolidays[];
};

/** What happens on a holiday, and on a weekend that the rule doesn't name. */
export function DaysOffFields({ values, business, unsaid: withoutHolidays }: DaysOffFieldsProps) {
  const whose = [
    { value: 'assistant', label: 'of the assistant' },
    { value: 'business', label: `of ${business}` },
    { value: 'both', label: 'of either' },
  ];
  return (
    <>
      <RadioField
        name="dayOffPolicy"
        legend="When it falls on a day off"
        choices={POLICIES}
        initial={values.dayOffPolicy ?? ''}
      />
      <div className="max-w-96">
        <SelectField
          name="daysOffOf"
          label="Days off"
          hint="Holidays, and days they don’t work, unless you chose that day of the week yourself."
          choices={whose}
          initial={values.daysOffOf ?? ''}
        />
      </div>
      <HolidaysNotSet
        unsaid={withoutHolidays}
        initial={{ engagementId: values.engagementId ?? '', daysOffOf: values.daysOffOf ?? '' }}
      />
    </>
  );
}

'use client';

import { useFieldsNow } from '@/components/forms/fields-now';

/** Somebody who hasn't said whose holidays they keep: an assistant by their engagement, or, with null, the business. */
export type WithoutHolidays = { readonly engagementId: string | null; readonly name: string };

type HolidaysNotSetProps = {
  readonly unsaid: readonly WithoutHolidays[];
  /** for whom the schedule is, and whose days off count, when the page was made */
  readonly initial: Chosen;
};

type Chosen = { readonly engagementId: string; readonly daysOffOf: string };

/** Says whose holidays aren't known, of those whose days off count in the form around it as it is now. */
export function HolidaysNotSet({ unsaid: withoutHolidays, initial }: HolidaysNotSetProps) {
  const { here, valueNow } = useFieldsNow();
  const names = namesWithoutHolidays(withoutHolidays, {
    engagementId: valueNow('engagementId', initial.engagementId),
    daysOffOf: valueNow('daysOffOf', initial.daysOffOf),
  });
  return (
    <div ref={here} role="status">
      {names.length > 0 ? (
        <p className="max-w-measure text-sm text-quiet">
          Holidays aren’t known for {names.join(' and ')}:{' '}
          {names.length > 1 ? 'each can set theirs' : 'they are set'} in the settings, under “When you work”.
        </p>
      ) : null}
    </div>
  );
}

/** @returns the names of those whose days off count and aren't known. */
export function namesWithoutHolidays(
  withoutHolidays: readonly WithoutHolidays[],
  { engagementId, daysOffOf }: Chosen,
): readonly string[] {
  return withoutHolidays.flatMap((each) => {
    const counts =
      each.engagementId === null
        ? daysOffOf !== 'assistant'
        : each.engagementId === engagementId && daysOffOf !== 'business';
    return counts ? [each.name] : [];
  });
}

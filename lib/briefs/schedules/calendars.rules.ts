/** Whose days off count. */
export const DAYS_OFF_OF = ['business', 'assistant', 'both'] as const;
export type DaysOffOf = (typeof DAYS_OFF_OF)[number];

type Calendar = {
  /** ISO weekdays; empty while they haven't said */
  readonly workDays: readonly number[];
  /** `PH`, `US-IL`; null while they haven't said */
  readonly holidayPlace: string | null;
};

export type Calendars = { readonly of: DaysOffOf; readonly business: Calendar; readonly assistant: Calendar };

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5] as const;

/**
 * @returns the weekdays that are worked on: Monday to Friday for people who haven't said, or for two who share none.
 */
export function workDaysOf(calendars: Calendars): readonly number[] {
  const [first = MONDAY_TO_FRIDAY, second] = countingCalendars(calendars).map(({ workDays }) =>
    workDays.length > 0 ? workDays : MONDAY_TO_FRIDAY,
  );
  const shared = second ? first.filter((day) => second.includes(day)) : first;
  return shared.length > 0 ? shared : MONDAY_TO_FRIDAY;
}

/** @returns the places whose holidays are kept, each once. */
export function placesOf(calendars: Calendars): readonly string[] {
  return [...new Set(countingCalendars(calendars).flatMap(({ holidayPlace }) => holidayPlace ?? []))];
}

function countingCalendars({ of, business, assistant }: Calendars): readonly Calendar[] {
  return of === 'both' ? [business, assistant] : [of === 'business' ? business : assistant];
}

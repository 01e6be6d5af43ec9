import type { ScheduleTerms } from '@/lib/briefs/schedules/queries';
import type { DayOfMonth } from '@/lib/briefs/schedules/recurrence.rules';

/** The form's initial values, by input name. */
export type ScheduleValues = Readonly<Record<string, string>> & { readonly weekdays: string };

type Beginning = {
  readonly engagementId: string;
  readonly playbookId: string;
  /** on whose clock it hands over: the workspace's */
  readonly zone: string;
  /** tomorrow, in the workspace's zone */
  readonly startsOn: string;
  /** the assistant's zone, or the workspace's while they haven't joined */
  readonly dueZone: string;
};

const UNTOUCHED = {
  unit: 'week',
  every: '1',
  weekdays: '1',
  on: 'date',
  day: '1',
  nth: '1',
  weekday: '1',
  month: '1',
  ends: 'never',
  endsOn: '',
  times: '12',
  playbookNumber: '',
  dayOffPolicy: 'next',
  daysOffOf: 'assistant',
  dueKind: 'time',
  dueHours: '24',
  dueDays: '2',
  dueTime: '17:00',
  time: '09:00',
};

/** @returns the values of a new schedule: weekly, at the start of a morning, away from days off. */
export function newValues(beginning: Beginning): ScheduleValues {
  return { ...UNTOUCHED, ...beginning };
}

/** @returns the values of an existing schedule; where it says nothing, those of a new one. */
export function valuesOf(terms: ScheduleTerms, beginning: Beginning): ScheduleValues {
  const { rule, due, playbookNumber, engagementId, playbookId, startsOn, time, zone } = terms;
  const { recurrence, limit } = rule;
  return {
    ...newValues(beginning),
    engagementId,
    playbookId,
    startsOn,
    time,
    zone,
    dayOffPolicy: terms.dayOffPolicy,
    daysOffOf: terms.daysOffOf,
    playbookNumber: playbookNumber === null ? '' : String(playbookNumber),
    unit: recurrence.unit,
    every: String(recurrence.every),
    ...(recurrence.unit === 'week' && { weekdays: recurrence.weekdays.join(',') }),
    ...(recurrence.unit === 'year' && { month: String(recurrence.month) }),
    ...((recurrence.unit === 'month' || recurrence.unit === 'year') && dayValues(recurrence.on)),
    ends: limit.kind,
    ...(limit.kind === 'on' && { endsOn: limit.date }),
    ...(limit.kind === 'after' && { times: String(limit.times) }),
    dueKind: due.kind,
    ...(due.kind === 'hours'
      ? { dueHours: String(due.hours) }
      : { dueDays: String(due.days), dueTime: due.time, dueZone: due.zone }),
  };
}

function dayValues(on: DayOfMonth): Record<string, string> {
  switch (on.kind) {
    case 'date':
      return { on: 'date', day: String(on.day) };
    case 'weekday':
      return { on: 'weekday', nth: String(on.nth), weekday: String(on.weekday) };
    case 'workday':
      return { on: 'workday', nth: String(on.nth) };
  }
}

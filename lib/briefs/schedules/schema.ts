import { z } from 'zod';
import { TIME_EXAMPLE } from '@/lib/platform/actions/clock-time';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { Id, idOr } from '@/lib/platform/ids';
import { MONTHS } from '@/lib/platform/time/dates-in-words';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { NO_SUCH_DATE, NO_SUCH_ZONE } from '@/lib/platform/time/range';
import { isZone } from '@/lib/platform/time/zones';
import { DAYS_OFF_OF } from './calendars.rules';
import { DAY_OFF_POLICIES } from './days.rules';
import type { DueRule } from './moments.rules';
import {
  type DayOfMonth,
  type Limit,
  NTHS,
  type Nth,
  type Recurrence,
  type Rule,
  UNITS,
} from './recurrence.rules';
import { hasDay } from './words.rules';

const MOST_EVERY = 99;

const text = z
  .string()
  .optional()
  .transform((typed) => (typed ?? '').trim());

/** Numbers as typed; an empty one is only required where it counts. */
const whole = text.pipe(z.string().regex(/^-?\d{0,5}$/, 'Give a whole number.'));
const time = text.pipe(z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, TIME_EXAMPLE));
const date = text.pipe(
  z
    .union([z.literal(''), calendarDay(NO_SUCH_DATE)])
    .refine((day) => day === '' || day.startsWith('20'), 'Choose a day in this century.'),
);

/** Checkboxes of one name: none, one or several. */
const Weekdays = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((ticked) => [...new Set([ticked ?? []].flat().map(Number))].sort((a, b) => a - b))
  .pipe(z.array(z.number().int().min(1).max(7)));

/** A schedule, field by field: nobody types a rule. */
const ScheduleFields = z.object({
  workspaceId: Id,
  id: Id,
  engagementId: idOr('Choose who this is for.'),
  unit: z.enum(UNITS).default('week'),
  every: whole,
  weekdays: Weekdays,
  on: z.enum(['date', 'weekday', 'workday']).default('date'),
  day: whole,
  nth: whole,
  weekday: whole,
  month: whole,
  startsOn: date,
  time,
  /** on whose clock; empty: a schedule's own, or for a new one the business's */
  zone: text.refine((zone) => zone === '' || isZone(zone), NO_SUCH_ZONE),
  ends: z.enum(['never', 'on', 'after']).default('never'),
  endsOn: date,
  times: whole,
  dayOffPolicy: z.enum(DAY_OFF_POLICIES).default('keep'),
  daysOffOf: z.enum(DAYS_OFF_OF).default('business'),
  dueKind: z.enum(['time', 'hours']).default('time'),
  dueHours: whole,
  dueDays: whole,
  dueTime: time,
  dueZone: text,
});

type ScheduleFields = z.infer<typeof ScheduleFields>;

/** Fields that don't count are ignored, whatever is in them. */
function checkFields(form: ScheduleFields, context: z.RefinementCtx): void {
  const at = (field: keyof ScheduleFields, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const outside = (field: 'every' | 'times' | 'dueHours' | 'dueDays', least: number, most: number) => {
    const value = form[field];
    if (value === '' || Number(value) < least || Number(value) > most)
      at(field, `Give a whole number from ${least} to ${most}.`);
  };
  outside('every', 1, MOST_EVERY);
  if (form.unit === 'week' && form.weekdays.length === 0)
    at('weekdays', 'Choose at least one day of the week.');
  if (form.unit === 'month' || form.unit === 'year') checkDayOfMonth(form, at);
  if (form.startsOn === '') at('startsOn', 'Say on which day it begins.');
  if (form.time === '') at('time', TIME_EXAMPLE);
  if (form.ends === 'on' && form.endsOn === '') at('endsOn', 'Say which day is the last.');
  if (form.ends === 'on' && form.endsOn !== '' && form.endsOn < form.startsOn)
    at('endsOn', 'That is before it begins. Choose a later day.');
  if (form.ends === 'after') outside('times', 1, 1_000);
  if (form.dueKind === 'hours') outside('dueHours', 1, 2_160);
  else {
    outside('dueDays', 0, 90);
    if (form.dueTime === '') at('dueTime', 'Give a time, such as 17:00.');
    if (!isZone(form.dueZone)) at('dueZone', NO_SUCH_ZONE);
  }
}

function checkDayOfMonth(
  form: ScheduleFields,
  at: (field: keyof ScheduleFields, message: string) => void,
): void {
  const day = Number(form.day);
  const month = Number(form.month);
  const isYear = form.unit === 'year';
  if (isYear && (month < 1 || month > MONTHS.length)) at('month', 'Choose a month.');
  else if (form.on !== 'date') {
    if (nthOf(form.nth) === undefined) at('nth', 'Choose which one.');
    if (form.on === 'weekday' && !(Number(form.weekday) >= 1 && Number(form.weekday) <= 7))
      at('weekday', 'Choose a day of the week.');
  } else if (day !== -1 && !(day >= 1 && day <= 31)) at('day', 'Choose a day of the month.');
  else if (isYear && day !== -1 && !hasDay(month, day))
    at('day', `${MONTHS[month - 1]} never has that day. Choose another.`);
}

export const PreviewSchedule = ScheduleFields.superRefine(checkFields);

export const SaveSchedule = ScheduleFields.extend({
  /** the version that the person saw; 0 for a new one */
  version: SeenVersion,
  playbookId: idOr('Choose the playbook that each brief comes from.'),
  /** the version that each brief is made from; empty: always the newest */
  playbookNumber: whole,
}).superRefine(checkFields);

const SeenSchedule = {
  workspaceId: Id,
  id: Id,
  version: SeenVersion,
};

/** A button on the schedule's page. */
export const ScheduleStep = z.object(SeenSchedule);

/** A schedule, whatever its version. */
export const ScheduleRef = z.object({ workspaceId: Id, id: Id });

/**
 * One day of a schedule, as the rule names it. `seen` identifies the latest record about it, on the page that the
 * button was on.
 */
export const SkipDay = z.object({
  workspaceId: Id,
  id: Id,
  named: calendarDay(),
  seen: z.union([z.literal(''), Id]).default(''),
});

/** @returns the rule that a form states. @param workDays the weekdays among which "working day" counts */
export function ruleOf(form: ScheduleFields, workDays: readonly number[]): Rule {
  return { recurrence: recurrenceOf(form, workDays), limit: limitOf(form) };
}

/** @returns when each brief is due, as a form states it. */
export function dueOf({ dueKind, dueHours, dueDays, dueTime, dueZone }: ScheduleFields): DueRule {
  if (dueKind === 'hours') return { kind: 'hours', hours: Number(dueHours) };
  return { kind: 'time', days: Number(dueDays), time: dueTime, zone: dueZone };
}

function recurrenceOf(form: ScheduleFields, workDays: readonly number[]): Recurrence {
  const every = Number(form.every);
  const { unit, weekdays } = form;
  if (unit === 'day') return { unit, every };
  if (unit === 'week') return { unit, every, weekdays };
  const on = dayOf(form, workDays);
  return unit === 'month' ? { unit, every, on } : { unit, every, month: Number(form.month), on };
}

function dayOf({ on, day, nth: typed, weekday }: ScheduleFields, workDays: readonly number[]): DayOfMonth {
  const nth = nthOf(typed) ?? 1;
  if (on === 'weekday') return { kind: 'weekday', nth, weekday: Number(weekday) };
  if (on === 'workday') return { kind: 'workday', nth, workDays };
  return { kind: 'date', day: Number(day) };
}

function limitOf({ ends, endsOn, times }: ScheduleFields): Limit {
  if (ends === 'on') return { kind: 'on', date: endsOn };
  return ends === 'after' ? { kind: 'after', times: Number(times) } : { kind: 'never' };
}

const nthOf = (typed: string): Nth | undefined => NTHS.find((nth) => String(nth) === typed);

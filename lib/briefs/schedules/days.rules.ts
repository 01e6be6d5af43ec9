import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '@/lib/platform/time/working-hours';
import { type Recurrence, type Rule, toRRule } from './recurrence.rules';

/** What becomes of a day that the rule names and nobody works on. */
export const DAY_OFF_POLICIES = ['keep', 'skip', 'next', 'previous'] as const;
export type DayOffPolicy = (typeof DAY_OFF_POLICIES)[number];

export type DaysOff = {
  readonly policy: DayOffPolicy;
  /** ISO weekdays that are worked on; the others count as off only if the rule didn't name the weekday itself */
  readonly workDays: readonly number[];
  /** names by date */
  readonly holidays: ReadonlyMap<string, string>;
};

/** A day that the rule names, and the day on which its brief is handed over. */
export type ScheduledDay = {
  /** `2026-11-30`: identifies this occurrence for good, wherever it is moved */
  readonly named: string;
  /** null when it is left out */
  readonly on: string | null;
  /** "Bonifacio Day", "Sunday": why it was moved or left out, or is worth mentioning */
  readonly off: string | null;
  /** set when it was moved onto the day of the one before: one brief is handed over then, not two */
  readonly joins: string | null;
};

/** Nobody is off for longer; a calendar without a single working day must not be searched for ever. */
const MOST_MOVED = 31;
const NOON = 'T12:00:00Z[UTC]';

/**
 * The days that a rule names, whatever the zone: each is a wall-calendar date. The rule library computes them at noon
 * in UTC, where no clock ever changes.
 * @param startsOn the first possible day
 * @param from and `until`: both included
 */
export function namedDays(rule: Rule, startsOn: string, from: string, until: string): readonly string[] {
  if (until < startsOn || until < from) return [];
  const occurrences = new RRuleTemporal({
    rruleString: toRRule(rule),
    dtstart: Temporal.ZonedDateTime.from(`${startsOn}${NOON}`),
  });
  const first = from < startsOn ? startsOn : from;
  return occurrences
    .between(new Date(`${first}T12:00:00Z`), new Date(`${until}T12:00:00Z`), true)
    .map((day) => day.toString().slice(0, 10));
}

/**
 * @returns what becomes of each day that the rule names in a range of dates, in order. The holidays of that period, and
 * of a month before and after, must be known.
 */
export function scheduledDays(
  rule: Rule,
  daysOff: DaysOff,
  startsOn: string,
  from: string,
  until: string,
): readonly ScheduledDay[] {
  // a day named before `from` may be moved onto the first of these, which is then merged with it
  const lead = Temporal.PlainDate.from(from).subtract({ days: MOST_MOVED }).toString();
  let taken = '';
  return namedDays(rule, startsOn, lead, until)
    .map((named) => {
      const day = placeDay(named, rule.recurrence, daysOff, startsOn);
      if (day.on === null) return day;
      if (day.on === taken) return { ...day, on: null, joins: taken };
      taken = day.on;
      return day;
    })
    .filter(({ named }) => named >= from);
}

/** @returns why nobody works on a day: the holiday's name, or the weekday's; null when it is a working day. */
export function whyOff(date: string, recurrence: Recurrence, daysOff: DaysOff): string | null {
  const holiday = daysOff.holidays.get(date);
  if (holiday !== undefined) return holiday;
  if (namesWeekday(recurrence)) return null;
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return daysOff.workDays.includes(dayOfWeek) ? null : (WEEKDAYS[dayOfWeek - 1] ?? null);
}

function placeDay(named: string, recurrence: Recurrence, daysOff: DaysOff, startsOn: string): ScheduledDay {
  const off = whyOff(named, recurrence, daysOff);
  if (off === null || daysOff.policy === 'keep') return { named, on: named, off, joins: null };
  if (daysOff.policy === 'skip') return { named, on: null, off, joins: null };
  const before = daysOff.policy === 'previous' ? workingDayFrom(named, -1, daysOff) : null;
  const on = before !== null && before >= startsOn ? before : workingDayFrom(named, 1, daysOff);
  return { named, on: on ?? named, off, joins: null };
}

/** Only a working day can be moved to, whatever weekdays the rule names. */
function workingDayFrom(date: string, step: 1 | -1, { workDays, holidays }: DaysOff): string | null {
  let day = Temporal.PlainDate.from(date);
  for (let count = 0; count < MOST_MOVED; count += 1) {
    day = day.add({ days: step });
    if (workDays.includes(day.dayOfWeek) && !holidays.has(day.toString())) return day.toString();
  }
  return null;
}

/** "Every Saturday" means Saturdays; "the 1st of the month" doesn't say what to do when that is one. */
function namesWeekday(recurrence: Recurrence): boolean {
  if (recurrence.unit === 'day') return false;
  return recurrence.unit === 'week' || recurrence.on.kind !== 'date';
}

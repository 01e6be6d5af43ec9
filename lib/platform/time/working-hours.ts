import { Temporal } from 'temporal-polyfill';
import { DAY_MS, MINUTE_MS } from './lengths';

/** When somebody works, on their own clock. */
export type WorkingHours = {
  /** ISO weekdays, 1 is Monday, 7 is Sunday: the day on which the window begins */
  readonly days: readonly number[];
  /** minutes since midnight */
  readonly from: number;
  /** minutes since midnight; not after `from`: the window ends on the next day */
  readonly until: number;
};

export type Holiday = {
  readonly date: string;
  readonly name: string;
  /** the part of the day that is off, in minutes since midnight; left out: all of it */
  readonly part?: { readonly from: number; readonly until: number };
};

export type WorkCalendar = {
  readonly zone: string;
  /** null while they haven't said */
  readonly hours: WorkingHours | null;
  readonly holidays: readonly Holiday[];
};

/** How an instant relates to somebody's working time. */
export type WorkStatus =
  | { readonly kind: 'working' }
  /** "Saturday", "Bonifacio Day"; `date` is theirs */
  | { readonly kind: 'day_off'; readonly day: string; readonly isHoliday: boolean }
  | { readonly kind: 'outside_hours' };

export type WorkWindow = { readonly start: number; readonly end: number };

/**
 * An instant belongs to the window that it falls into, both ends included, and a window to the day on which it begins:
 * at 03:00 on a Saturday somebody who works Fridays from 21:00 to 06:00 is at work.
 * @returns how an instant relates to a calendar; one that says nothing about it counts as working.
 */
export function workStatus(at: Date, { zone, hours, holidays }: WorkCalendar): WorkStatus {
  const day = plainDateOf(at, zone);
  const isIn = ({ start, end }: WorkWindow) => start <= at.getTime() && at.getTime() <= end;
  const own = hours === null ? [] : [day.subtract({ days: 1 }), day];
  if (hours !== null && own.some((each) => windowsOn(each, hours, { zone, holidays }).some(isIn)))
    return { kind: 'working' };
  const holiday = holidays.find(({ date, part }) => date === day.toString() && isOffThen(part, at, zone));
  if (holiday) return { kind: 'day_off', day: holiday.name, isHoliday: true };
  if (hours === null) return { kind: 'working' };
  if (!hours.days.includes(day.dayOfWeek))
    return { kind: 'day_off', day: WEEKDAYS[day.dayOfWeek - 1] ?? '', isHoliday: false };
  return { kind: 'outside_hours' };
}

/** Nobody looks further ahead, and a deadline in the year 9999 needn't be counted day by day. */
const MOST_DAYS = 1_000;

/**
 * @param enough minutes after which counting stops
 * @returns the working minutes between two moments, at most about `enough`; null while the hours aren't known.
 */
export function workingMinutes(
  from: Date,
  until: Date,
  calendar: WorkCalendar,
  enough: number,
): number | null {
  const { hours } = calendar;
  if (hours === null) return null;
  let worked = 0;
  for (const { start, end } of windowsFrom(from, hours, calendar)) {
    if (start >= until.getTime() || worked >= enough * MINUTE_MS) break;
    worked += Math.max(0, Math.min(end, until.getTime()) - Math.max(start, from.getTime()));
  }
  // divided once, at the end: fractions of minutes don't add up exactly
  return Math.floor(worked / MINUTE_MS);
}

/**
 * Work due at night has to be done by the end of the day before, so that is the time to promise; if that has passed,
 * the end of the next day.
 * @returns the end of a working window near an instant and after `now`; null when there is none, or the hours aren't
 * known.
 */
export function nearestWorkingEnd(at: Date, now: Date, calendar: WorkCalendar): Date | null {
  const { hours } = calendar;
  if (hours === null) return null;
  let before: number | null = null;
  const fortnightAhead = new Date(Math.max(now.getTime(), at.getTime() - 14 * DAY_MS));
  for (const { end } of windowsFrom(fortnightAhead, hours, calendar)) {
    if (end <= now.getTime()) continue;
    if (end > at.getTime()) return new Date(before ?? end);
    before = end;
  }
  return before === null ? null : new Date(before);
}

/** @returns the ends of working windows after an instant, in order; none while the hours aren't known. */
export function* workingEnds(after: Date, calendar: WorkCalendar): Generator<Date> {
  const { hours } = calendar;
  if (hours === null) return;
  for (const { end } of windowsFrom(after, hours, calendar)) {
    if (end >= after.getTime()) yield new Date(end);
  }
}

/** A day on which somebody works, and when that day's work ends: after midnight, for those who work at night. */
type WorkingDay = { readonly date: Temporal.PlainDate; readonly end: Date };

/** @returns the working days of the coming month whose work isn't over yet, in order; none while the hours aren't known. */
export function workingDays(now: Date, calendar: WorkCalendar): readonly WorkingDay[] {
  const { zone, hours, holidays } = calendar;
  if (hours === null) return [];
  const first = plainDateOf(now, zone).subtract({ days: 1 });
  return Array.from({ length: 32 }, (_, count) => first.add({ days: count }))
    .flatMap((date) =>
      windowsOn(date, hours, { zone, holidays }).map(({ end }) => ({ date, end: new Date(end) })),
    )
    .filter(({ end }) => end.getTime() > now.getTime());
}

/**
 * @returns an instant or, on a day off, the beginning of the next working time; the instant itself while the hours aren't
 * known.
 */
export function outsideDaysOff(at: Date, calendar: WorkCalendar): Date {
  const { hours } = calendar;
  if (hours === null || workStatus(at, calendar).kind !== 'day_off') return at;
  for (const { start } of windowsFrom(at, hours, calendar)) {
    if (start > at.getTime()) return new Date(start);
  }
  return at;
}

/** The windows from the day before an instant on, in order. */
export function* windowsFrom(from: Date, hours: WorkingHours, calendar: WorkCalendar): Generator<WorkWindow> {
  let day = plainDateOf(from, calendar.zone).subtract({ days: 1 });
  for (let count = 0; count < MOST_DAYS; count += 1) {
    yield* windowsOn(day, hours, calendar);
    day = day.add({ days: 1 });
  }
}

/** The windows that begin up to the day of an instant, latest first. */
export function* windowsBefore(
  until: Date,
  hours: WorkingHours,
  calendar: WorkCalendar,
): Generator<WorkWindow> {
  let day = plainDateOf(until, calendar.zone);
  for (let count = 0; count < MOST_DAYS; count += 1) {
    yield* windowsOn(day, hours, calendar);
    day = day.subtract({ days: 1 });
  }
}

/** @returns the window that begins on a day; none on a day off. */
function windowsOn(
  day: Temporal.PlainDate,
  hours: WorkingHours,
  { zone, holidays }: Pick<WorkCalendar, 'zone' | 'holidays'>,
): readonly WorkWindow[] {
  if (!hours.days.includes(day.dayOfWeek)) return [];
  const left = hoursLeft(
    hours,
    holidays.find(({ date }) => date === day.toString()),
  );
  return left === null ? [] : [windowOn(day, left, zone)];
}

const DAY_MINUTES = 24 * 60;

type Hours = Pick<WorkingHours, 'from' | 'until'>;

/** @returns what a holiday leaves of the hours of its day: those before it where it begins at noon, say; null when nothing. */
export function hoursLeft({ from, until }: Hours, holiday: Holiday | undefined): Hours | null {
  if (holiday === undefined) return { from, until };
  const { part } = holiday;
  if (part === undefined) return null;
  const end = until > from ? until : until + DAY_MINUTES;
  if (from < part.from) return end <= part.from ? { from, until } : { from, until: part.from };
  if (from >= part.until) return { from, until };
  return part.until >= Math.min(end, DAY_MINUTES) ? null : { from: part.until, until };
}

function isOffThen(part: Holiday['part'], at: Date, zone: string): boolean {
  if (part === undefined) return true;
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const clock = hour * 60 + minute;
  return clock >= part.from && clock < part.until;
}

/** A clock change at an end of the window moves it as every calendar does: the window stays about as long. */
function windowOn(day: Temporal.PlainDate, { from, until }: Hours, zone: string): WorkWindow {
  const last = until > from ? day : day.add({ days: 1 });
  return { start: instantAt(day, from, zone), end: instantAt(last, until, zone) };
}

function instantAt(day: Temporal.PlainDate, minutes: number, zone: string): number {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

function plainDateOf(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** @returns "21:00" for minutes since midnight. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** @returns working hours in words: "Monday to Friday, 09:00 to 18:00". */
export function hoursInWords({ days, from, until }: WorkingHours): string {
  const sorted = [...days].sort((a, b) => a - b);
  const [first = 1] = sorted;
  const last = sorted.at(-1) ?? first;
  const name = (day: number) => WEEKDAYS[day - 1] ?? '';
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  const when =
    sorted.length === 7
      ? 'every day'
      : isRun
        ? `${name(first)} to ${name(last)}`
        : sorted
            .map((day) => `${name(day)}s`)
            .join(', ')
            .replace(/, ([^,]+)$/, ' and $1');
  return `${when}, ${clockOf(from)} to ${clockOf(until)}`;
}

/** Which one in a month: the first to the fourth, or the last. */
export const NTHS = [1, 2, 3, 4, -1] as const;
export type Nth = (typeof NTHS)[number];

/** The day of a month that a person means. */
export type DayOfMonth =
  /** 1 to 31, in months that have it; -1 is the last day */
  | { readonly kind: 'date'; readonly day: number }
  /** the second Tuesday */
  | { readonly kind: 'weekday'; readonly nth: Nth; readonly weekday: number }
  /** the last working day, among these weekdays */
  | { readonly kind: 'workday'; readonly nth: Nth; readonly workDays: readonly number[] };

/** How a brief recurs, as a person would say it. Weekdays are ISO's: 1 is Monday, 7 is Sunday. */
export type Recurrence =
  | { readonly unit: 'day'; readonly every: number }
  | { readonly unit: 'week'; readonly every: number; readonly weekdays: readonly number[] }
  | { readonly unit: 'month'; readonly every: number; readonly on: DayOfMonth }
  | { readonly unit: 'year'; readonly every: number; readonly month: number; readonly on: DayOfMonth };

export type Unit = Recurrence['unit'];
export const UNITS = ['day', 'week', 'month', 'year'] as const satisfies readonly Unit[];

/** When it stops by itself. `times` counts the days that the rule names, including those that are then left out. */
export type Limit =
  | { readonly kind: 'never' }
  | { readonly kind: 'on'; readonly date: string }
  | { readonly kind: 'after'; readonly times: number };

export type Rule = { readonly recurrence: Recurrence; readonly limit: Limit };

/**
 * A working day is one of the weekdays that are worked on now, whatever they were when the schedule was saved.
 * @returns the rule with its working day counted among these weekdays; any other rule as it is.
 */
export function amongWorkDays(rule: Rule, workDays: readonly number[]): Rule {
  const { recurrence } = rule;
  if (!('on' in recurrence) || recurrence.on.kind !== 'workday') return rule;
  return { ...rule, recurrence: { ...recurrence, on: { ...recurrence.on, workDays } } };
}

/** @returns whether a rule names a working day, which depends on the weekdays that are worked on. */
export function namesWorkingDay({ recurrence }: Rule): boolean {
  return 'on' in recurrence && recurrence.on.kind === 'workday';
}

const FREQUENCY: Record<Unit, string> = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' };
const CODES: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * Writes a rule in the form of RFC 5545 (3.3.10): that is how it is kept, and how a calendar would read it. Its days
 * are counted without a zone; the instant of each is decided separately.
 * @returns `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH`
 */
export function toRRule({ recurrence, limit }: Rule): string {
  const parts = [`FREQ=${FREQUENCY[recurrence.unit]}`, `INTERVAL=${recurrence.every}`];
  if (recurrence.unit === 'week') parts.push(`BYDAY=${codesOf(recurrence.weekdays)}`);
  if (recurrence.unit === 'year') parts.push(`BYMONTH=${recurrence.month}`);
  if (recurrence.unit === 'month' || recurrence.unit === 'year') parts.push(...dayPartsOf(recurrence.on));
  if (limit.kind === 'after') parts.push(`COUNT=${limit.times}`);
  if (limit.kind === 'on') parts.push(`UNTIL=${limit.date.replaceAll('-', '')}T235959Z`);
  return parts.join(';');
}

/** The part that only a rule about a working day has: which of the weekdays in a month it is. */
export const WORKING_DAY = 'BYSETPOS';

function dayPartsOf(on: DayOfMonth): readonly string[] {
  switch (on.kind) {
    case 'date':
      return [`BYMONTHDAY=${on.day}`];
    case 'weekday':
      return [`BYDAY=${on.nth}${codeOf(on.weekday)}`];
    case 'workday':
      return [`BYDAY=${codesOf(on.workDays)}`, `${WORKING_DAY}=${on.nth}`];
  }
}

/**
 * Reads a rule that `toRRule` wrote.
 * @returns the rule, or null for one that our form can't express.
 */
export function fromRRule(text: string): Rule | null {
  const parts = new Map(
    text.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name, value] as const;
    }),
  );
  const unit = UNITS.find((each) => FREQUENCY[each] === parts.get('FREQ'));
  const every = Number(parts.get('INTERVAL') ?? '1');
  const limit = limitOf(parts);
  if (!unit || !Number.isInteger(every) || every < 1 || !limit) return null;
  const recurrence = recurrenceOf(unit, every, parts);
  const rule = recurrence && { recurrence, limit };
  return rule && toRRule(rule) === text ? rule : null;
}

type Parts = ReadonlyMap<string, string>;

function recurrenceOf(unit: Unit, every: number, parts: Parts): Recurrence | null {
  if (unit === 'day') return { unit, every };
  if (unit === 'week') return { unit, every, weekdays: weekdaysOf(parts.get('BYDAY')) };
  const on = dayOfMonthOf(parts);
  if (!on) return null;
  return unit === 'month' ? { unit, every, on } : { unit, every, month: Number(parts.get('BYMONTH')), on };
}

function dayOfMonthOf(parts: Parts): DayOfMonth | null {
  const date = parts.get('BYMONTHDAY');
  if (date !== undefined) return { kind: 'date', day: Number(date) };
  const byDay = parts.get('BYDAY') ?? '';
  const position = parts.get(WORKING_DAY);
  if (position !== undefined) {
    const nth = NTHS.find((each) => String(each) === position);
    return nth === undefined ? null : { kind: 'workday', nth, workDays: weekdaysOf(byDay) };
  }
  const nth = NTHS.find((each) => `${each}` === byDay.slice(0, -2));
  const [weekday] = weekdaysOf(byDay.slice(-2));
  return nth === undefined || weekday === undefined ? null : { kind: 'weekday', nth, weekday };
}

function limitOf(parts: Parts): Limit | null {
  const times = parts.get('COUNT');
  if (times !== undefined) return { kind: 'after', times: Number(times) };
  const until = parts.get('UNTIL');
  if (until === undefined) return { kind: 'never' };
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)T235959Z$/.exec(until) ?? [];
  return day === undefined ? null : { kind: 'on', date: `${year}-${month}-${day}` };
}

const codeOf = (weekday: number): string => CODES[weekday - 1] ?? '';
const codesOf = (weekdays: readonly number[]): string =>
  [...new Set(weekdays)]
    .sort((a, b) => a - b)
    .map(codeOf)
    .join(',');
const weekdaysOf = (codes: string | undefined): readonly number[] =>
  (codes ?? '').split(',').flatMap((code) => {
    const index = CODES.indexOf(code);
    return index < 0 ? [] : [index + 1];
  });

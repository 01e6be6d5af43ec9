import { listInWords } from '@/lib/platform/text/list-in-words';
import { dateInWords, MONTHS } from '@/lib/platform/time/dates-in-words';
import { WEEKDAYS } from '@/lib/platform/time/working-hours';
import type { DayOfMonth, Limit, Nth, Recurrence } from './recurrence.rules';

/** The most days that a month can have, from January on. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const NTH_WORDS: Record<Nth, string> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  [-1]: 'last',
};

/** @returns "the first", "the last": which one of a month. */
export const nthInWords = (nth: Nth): string => NTH_WORDS[nth];

/** @returns how a brief recurs, in words: "every 2 weeks on Monday and Thursday". */
export function recurrenceInWords(recurrence: Recurrence): string {
  switch (recurrence.unit) {
    case 'day':
      return everyInWords(recurrence.every, 'day');
    case 'week':
      return `${everyInWords(recurrence.every, 'week')} on ${listInWords(namesOf(recurrence.weekdays))}`;
    case 'month': {
      const { on, every } = recurrence;
      const lacking = on.kind === 'date' && on.day > 28 ? ', in months that have one' : '';
      const day = dayOfMonthInWords(on);
      const when =
        every === 1 ? `on the ${day} of every month` : `${everyInWords(every, 'month')} on the ${day}`;
      return `${when}${lacking}`;
    }
    case 'year': {
      const { on, month, every } = recurrence;
      const name = MONTHS[month - 1] ?? '';
      const lacking = on.kind === 'date' && on.day === 29 && month === 2 ? ', in years that have one' : '';
      return `${everyInWords(every, 'year')} on the ${dayOfMonthInWords(on)} of ${name}${lacking}`;
    }
  }
}

/** @returns "until 30 June 2027", "12 times"; empty when it goes on. */
export function limitInWords(limit: Limit): string {
  switch (limit.kind) {
    case 'never':
      return '';
    case 'on':
      return `until ${dateInWords(limit.date)}`;
    case 'after':
      return limit.times === 1 ? 'once' : `${limit.times} times`;
  }
}

/** @returns whether a month, 1 to 12, ever has that day. */
export function hasDay(month: number, day: number): boolean {
  return day <= (LONGEST[month - 1] ?? 0);
}

function dayOfMonthInWords(on: DayOfMonth): string {
  switch (on.kind) {
    case 'date':
      return on.day === -1 ? 'last day' : ordinal(on.day);
    case 'weekday':
      return `${nthInWords(on.nth)} ${nameOf(on.weekday)}`;
    case 'workday':
      return `${nthInWords(on.nth)} working day`;
  }
}

function everyInWords(every: number, unit: string): string {
  return every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
}

function ordinal(day: number): string {
  const isTeen = day % 100 >= 11 && day % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

const nameOf = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';
const namesOf = (weekdays: readonly number[]) => [...weekdays].sort((a, b) => a - b).map(nameOf);

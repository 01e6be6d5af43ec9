import { z } from 'zod';
import { isDayTaken, isInstantTaken } from './range';

/** A calendar date from outside: `2026-11-27`. @param wrong what a person is told about anything else */
export function calendarDay(wrong?: string) {
  return z.iso.date(wrong).refine(isDayTaken, wrong);
}

/** A day in a page's address, within the lifetime of anybody's work; null when there is none, or anything else. */
export const DayInAddress = calendarDay()
  .refine((date) => date > '2000' && date < '2100')
  .nullable()
  .catch(null);

/** An instant in UTC from outside: `2026-11-27T17:00:00Z`. */
export function instantText(wrong?: string) {
  return z.iso.datetime(wrong).refine((text) => isInstantTaken(Date.parse(text)), wrong);
}

/** A date and time on somebody's clock, from outside, to the minute: `2026-11-27T17:00`. */
export function clockMinute(wrong?: string) {
  return z.iso
    .datetime({ local: true, precision: -1, error: wrong })
    .refine((text) => isDayTaken(text.slice(0, 10)), wrong);
}

/** @returns the instant of milliseconds since 1970 from outside; null for anything else, or a time out of range. */
export function instantOfDigits(digits: string): Date | null {
  return /^\d{1,15}$/.test(digits) && isInstantTaken(Number(digits)) ? new Date(Number(digits)) : null;
}

/** `instantOfDigits` as a part of a schema. */
export const InstantDigits = z.string().transform(instantOfDigits).pipe(z.date());

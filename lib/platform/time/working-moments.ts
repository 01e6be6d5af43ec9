import { MINUTE_MS } from './lengths';
import { type WorkCalendar, windowsBefore, windowsFrom } from './working-hours';

/**
 * @param minutes of work, at least 0
 * @returns when somebody who begins at an instant has worked that long; null while their hours aren't known, or when it
 * would take years.
 */
export function workedBy(from: Date, minutes: number, calendar: WorkCalendar): Date | null {
  if (calendar.hours === null) return null;
  let left = minutes * MINUTE_MS;
  for (const { start, end } of windowsFrom(from, calendar.hours, calendar)) {
    const begin = Math.max(start, from.getTime());
    if (end < begin) continue;
    if (left <= end - begin) return new Date(begin + left);
    left -= end - begin;
  }
  return null;
}

/**
 * @param minutes of work, at least 0
 * @returns the latest instant at which somebody can begin and still work that long before another; null while their
 * hours aren't known, or when it would be years back.
 */
export function latestStart(until: Date, minutes: number, calendar: WorkCalendar): Date | null {
  if (calendar.hours === null) return null;
  let left = minutes * MINUTE_MS;
  for (const { start, end } of windowsBefore(until, calendar.hours, calendar)) {
    const last = Math.min(end, until.getTime());
    if (last < start) continue;
    if (left <= last - start) return new Date(last - left);
    left -= last - start;
  }
  return null;
}

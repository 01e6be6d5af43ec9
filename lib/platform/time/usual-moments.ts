import { Temporal } from 'temporal-polyfill';
import { type WorkCalendar, type WorkingHours, workingDays } from './working-hours';

export const USUAL_MOMENTS = ['tomorrow', 'next_working_day', 'week'] as const;
export type UsualMoment = (typeof USUAL_MOMENTS)[number];

/** Assumed for somebody who hasn't said when they work; it never asks anybody to work more. */
const OFFICE_HOURS: WorkingHours = { days: [1, 2, 3, 4, 5], from: 9 * 60, until: 17 * 60 };
const FIVE = Temporal.PlainTime.from('17:00');

/**
 * @returns the instant that people mean by a usual deadline, always after `now`: tomorrow at 17:00 on the calendar's
 * clock, the end of the next day on which they work, or of the last one in their week (ISO 8601: it ends on Sunday) or,
 * if that is over, in the next. Holidays aren't working days.
 */
export function usualMoment(which: UsualMoment, calendar: WorkCalendar, now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(calendar.zone)
    .toPlainDate();
  if (which === 'tomorrow') {
    const at = today.add({ days: 1 }).toZonedDateTime({ timeZone: calendar.zone, plainTime: FIVE });
    return new Date(at.epochMilliseconds);
  }
  const days = workingDays(now, { ...calendar, hours: calendar.hours ?? OFFICE_HOURS });
  if (which === 'next_working_day') {
    const next = days.find(({ date }) => Temporal.PlainDate.compare(date, today) > 0);
    return next?.end ?? usualMoment('tomorrow', calendar, now);
  }
  const [first] = days;
  if (!first) return usualMoment('tomorrow', calendar, now);
  const sunday = first.date.add({ days: 7 - first.date.dayOfWeek });
  const last = days.filter(({ date }) => Temporal.PlainDate.compare(date, sunday) <= 0).at(-1);
  return last?.end ?? first.end;
}

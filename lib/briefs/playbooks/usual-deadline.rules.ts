import { type Deadline, deadlineAtIn } from '@/lib/platform/time/deadline';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { type WorkCalendar, workingEnds } from '@/lib/platform/time/working-hours';

/**
 * Somebody who hasn't said when they work is assumed to work Mondays to Fridays until 17:00 on their clock, as most do.
 */
const MOST_PEOPLE = { days: [1, 2, 3, 4, 5], from: 9 * 60, until: 17 * 60 } as const;

/** With less than this left, a working day isn't worth beginning on. */
const SHORTEST_DAY_MS = HOUR_MS;

/**
 * When work handed over now is due by its playbook: at the end of a working day of the assistant, on their clock. Days
 * off and holidays don't count. 0 is the end of the current day, or of the next if less than an hour is left; 1 is the
 * one after it.
 * @returns the deadline, on the assistant's clock; null when nothing is usual, or they have no working day within
 * reach.
 */
export function usualDeadline(usualDays: number | null, calendar: WorkCalendar, now: Date): Deadline | null {
  if (usualDays === null) return null;
  const hours = calendar.hours ?? MOST_PEOPLE;
  const soonest = new Date(now.getTime() + SHORTEST_DAY_MS);
  let daysLeft = usualDays;
  for (const end of workingEnds(soonest, { ...calendar, hours })) {
    if (daysLeft === 0) return deadlineAtIn(end, calendar.zone);
    daysLeft -= 1;
  }
  return null;
}

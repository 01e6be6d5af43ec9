import { Temporal } from 'temporal-polyfill';
import { now } from '@/lib/platform/clock';

/** The Friday by which work is due in the March in which most tests take place. */
const FRIDAY = '2027-03-05';
/** Windows and check-ins are up to three weeks before what is due, and are to be ahead as well. */
const WEEKS_NEEDED = 4;
const WEEKS_AHEAD = 13;

/**
 * @returns the day by which work is due if a test doesn't care: that Friday where the test says what time it is, or while
 * it is weeks ahead; a Friday three months ahead where it is now, since one day that March will be over.
 */
export function someFriday(): string {
  const isSaid = Math.abs(now().getTime() - Date.now()) > 60_000;
  const today = Temporal.Now.plainDateISO('UTC');
  if (isSaid || FRIDAY > today.add({ weeks: WEEKS_NEEDED }).toString()) return FRIDAY;
  return today
    .add({ weeks: WEEKS_AHEAD })
    .add({ days: 5 - today.dayOfWeek })
    .toString();
}

/** @returns the day that is so much later than another, or earlier. */
export function daysFrom(day: string, by: { readonly days?: number; readonly weeks?: number }): string {
  return Temporal.PlainDate.from(day).add(by).toString();
}

/** @returns the next day, but for the coming six weeks, on which clocks in a zone go forward: it has 23 hours. */
export function clocksForward(zone: string): string {
  let day = Temporal.Now.plainDateISO(zone).add({ weeks: 6 });
  while (day.toZonedDateTime(zone).hoursInDay >= 24) day = day.add({ days: 1 });
  return day.toString();
}

import { hoursOf } from '@/lib/people/hours/hours.queries';
import { listHolidays } from '@/lib/platform/time/holidays';
import type { WorkCalendar } from '@/lib/platform/time/working-hours';
import { latestStart } from '@/lib/platform/time/working-moments';
import { answerDueAt } from '@/lib/threads/responses/responses.rules';
import type { HoursFound } from './home.facts';

/**
 * Each gives the same result every time the page is shown, and computing with a calendar costs more than the rest of a
 * row. Keyed by all their inputs.
 */
const computed = new Map<string, Promise<Date | null>>();
const MOST_KEPT = 5_000;

function kept(key: string, compute: () => Promise<Date | null>): Promise<Date | null> {
  const found = computed.get(key) ?? compute();
  if (computed.size >= MOST_KEPT) computed.clear();
  computed.set(key, found);
  return found;
}

/**
 * @returns the latest time to begin so that `minutes` fit into somebody's working time before a deadline; null while
 * they haven't said when they work.
 */
export function latestStartFor(deadlineAt: Date, minutes: number, hours: HoursFound): Promise<Date | null> {
  return kept(`start ${deadlineAt.getTime()} ${minutes} ${keyOf(hours)}`, async () =>
    latestStart(deadlineAt, minutes, await calendarOf(hours, deadlineAt)),
  );
}

/**
 * @returns when a question is to be answered by: agreements promise hours "on working days", and those days count in
 * full.
 */
export function answerDueFor(
  askedAt: Date,
  responseHours: number,
  business: HoursFound,
): Promise<Date | null> {
  return kept(`answer ${askedAt.getTime()} ${responseHours} ${keyOf(business)}`, async () =>
    answerDueAt(askedAt, responseHours, await calendarOf(business, askedAt)),
  );
}

async function calendarOf(hours: HoursFound, near: Date): Promise<WorkCalendar> {
  const year = near.getUTCFullYear();
  const [before, after] = await Promise.all([
    listHolidays(hours.holidayPlace, year - 1),
    listHolidays(hours.holidayPlace, year + 1),
  ]);
  return { zone: hours.zone, hours: hoursOf(hours), holidays: [...before, ...after] };
}

function keyOf({ zone, workDays, worksFrom, worksUntil, holidayPlace }: HoursFound): string {
  return `${zone} ${workDays.join('')} ${worksFrom} ${worksUntil} ${holidayPlace}`;
}

import { LRUCache } from 'lru-cache';
import { hoursOf } from '@/lib/people/hours/hours.queries';
import { listHolidays } from '@/lib/platform/time/holidays';
import type { WorkCalendar } from '@/lib/platform/time/working-hours';
import { latestStart } from '@/lib/platform/time/working-moments';
import { answerDueAt } from '@/lib/threads/responses/responses.rules';
import type { HoursFound } from './home.facts';

/**
 * The home asks for the same moments each time it is shown, and computing with a calendar costs more than the rest of a
 * row. The key names everything that the result depends on.
 */
const moments = new LRUCache<string, Promise<Date | null>, () => Promise<Date | null>>({
  max: 5_000,
  memoMethod: (_key, _stale, { context: compute }) => compute(),
});

/**
 * @returns the latest time to begin so that `minutes` fit into somebody's working time before a deadline; null while
 * they haven't said when they work.
 */
export function latestStartFor(deadlineAt: Date, minutes: number, hours: HoursFound): Promise<Date | null> {
  return moments.memo(`start ${deadlineAt.getTime()} ${minutes} ${keyOf(hours)}`, {
    context: async () => latestStart(deadlineAt, minutes, await calendarOf(hours, deadlineAt)),
  });
}

/**
 * @returns when a question is to be answered by, as `answerDueAt` counts the agreed hours; null when the business's days
 * off leave no time for years.
 */
export function answerDueFor(
  askedAt: Date,
  responseHours: number,
  business: HoursFound,
): Promise<Date | null> {
  return moments.memo(`answer ${askedAt.getTime()} ${responseHours} ${keyOf(business)}`, {
    context: async () => answerDueAt(askedAt, responseHours, await calendarOf(business, askedAt)),
  });
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

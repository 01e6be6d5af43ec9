import { dateAhead } from '@/lib/platform/time/days';
import { dateIn } from '@/lib/platform/time/zones';

/** A day on which something is due. */
export type ComingDay = {
  /** `2026-11-27`, on the reader's calendar */
  readonly date: string;
  readonly count: number;
  /** the first deadline of that day */
  readonly firstAt: Date;
};

/** Today and the six days after it. */
const DAYS_AHEAD = 6;

/**
 * @param zone the reader's: a deadline belongs to the day that they live it on
 * @returns the days, today and the next six, on which a deadline is still ahead, with how many there are; days without
 * one are left out.
 */
export function comingDays(deadlines: readonly Date[], now: Date, zone: string): readonly ComingDay[] {
  const last = dateAhead(now, DAYS_AHEAD, zone);
  const days: ComingDay[] = [];
  for (const at of [...deadlines].sort((one, other) => one.getTime() - other.getTime())) {
    const date = dateIn(at, zone);
    if (at <= now || date > last) continue;
    const day = days.at(-1);
    if (day?.date === date) days[days.length - 1] = { ...day, count: day.count + 1 };
    else days.push({ date, count: 1, firstAt: at });
  }
  return days;
}

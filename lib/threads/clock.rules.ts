import { formatDay, formatTime } from '@/lib/platform/time/format';

/**
 * Says what time it is for somebody in another zone.
 * @returns "03:10", or "03:10 on Sat 28 Nov" when that is another day than in the reader's zone.
 */
export function clockFor(instant: Date, zone: string, otherZone: string): string {
  const theirDay = formatDay(instant, otherZone, instant);
  const isSameDay = theirDay === formatDay(instant, zone, instant);
  return isSameDay ? formatTime(instant, otherZone) : `${formatTime(instant, otherZone)} on ${theirDay}`;
}

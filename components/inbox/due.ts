import { endOfNight } from '@/lib/platform/time/days';
import { formatDay, formatTime } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';

/**
 * @returns what says a deadline in a list, on its reader's clock: "Today, 17:00", "Tonight, 01:00", "Fri 27 Nov, 17:00". When the
 * reader's night ends is asked once, not for each row.
 */
export function dueInWords(zone: string, now: Date): (deadlineAt: Date) => string {
  const today = dateIn(now, zone);
  const morning = endOfNight(today, zone);
  const dayOf = (deadlineAt: Date) => {
    if (dateIn(deadlineAt, zone) === today) return 'Today';
    return deadlineAt > now && deadlineAt < morning ? 'Tonight' : formatDay(deadlineAt, zone, now);
  };
  return (deadlineAt) => `${dayOf(deadlineAt)}, ${formatTime(deadlineAt, zone)}`;
}

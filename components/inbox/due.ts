import { endOfNight } from '@/lib/platform/time/days';
import { formatDay, formatTime } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';

/** @returns a deadline for a list, on its reader's clock: "Today, 17:00", "Tonight, 01:00", "Fri 27 Nov, 17:00". */
export function dueInWords(deadlineAt: Date, zone: string, now: Date): string {
  return `${dayOf(deadlineAt, zone, now)}, ${formatTime(deadlineAt, zone)}`;
}

function dayOf(deadlineAt: Date, zone: string, now: Date): string {
  const today = dateIn(now, zone);
  if (dateIn(deadlineAt, zone) === today) return 'Today';
  const isTonight = deadlineAt > now && deadlineAt < endOfNight(today, zone);
  return isTonight ? 'Tonight' : formatDay(deadlineAt, zone, now);
}

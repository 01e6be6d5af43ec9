import { formatDay, formatTime } from '@/lib/platform/time/format';

/** @returns a deadline for a list, on its reader's clock: "Today, 17:00", "Fri 27 Nov, 17:00". */
export function dueInWords(deadlineAt: Date, zone: string, now: Date): string {
  const day = formatDay(deadlineAt, zone, now);
  return `${day === formatDay(now, zone, now) ? 'Today' : day}, ${formatTime(deadlineAt, zone)}`;
}

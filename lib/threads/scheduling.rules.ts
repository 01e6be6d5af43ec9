import { type WorkCalendar, type WorkWindow, windowsFrom } from '@/lib/platform/time/working-hours';

/** A page that stays open for days reloads long before these are over. */
const WINDOWS_AHEAD = 4;

/**
 * @returns somebody's working times that aren't over yet, in order; none while their hours aren't known. Instants in
 * milliseconds since 1970.
 */
export function windowsAhead(now: Date, calendar: WorkCalendar): readonly WorkWindow[] {
  if (calendar.hours === null) return [];
  const ahead: WorkWindow[] = [];
  for (const window of windowsFrom(now, calendar.hours, calendar)) {
    if (window.end > now.getTime()) ahead.push(window);
    if (ahead.length === WINDOWS_AHEAD) break;
  }
  return ahead;
}

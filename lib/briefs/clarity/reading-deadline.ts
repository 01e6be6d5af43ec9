import { formatForBoth, formatTime } from '@/lib/platform/time/format';
import {
  hoursInWords,
  nearestWorkingEnd,
  type WorkCalendar,
  workingMinutes,
  workStatus,
} from '@/lib/platform/time/working-hours';
import { localIn } from '@/lib/platform/time/zones';
import type { DeadlineFacts } from './deadline-facts';

type PromisedDeadline = {
  readonly at: Date;
  /** the zone in which it is promised */
  readonly zone: string;
  /** the writer's own zone */
  readonly readersZone: string;
  readonly now: Date;
  /** the assistant's first name and calendar */
  readonly name: string;
  readonly calendar: WorkCalendar;
};

/** The longest possible budget: nobody needs to count further. */
const MOST_MINUTES = 60_000;

/** @returns how a deadline falls on the assistant's clock and in their week. */
export function readDeadline({
  at,
  zone,
  readersZone,
  now,
  name,
  calendar,
}: PromisedDeadline): DeadlineFacts {
  return {
    name,
    status: statusInWords(at, calendar),
    workingMinutesLeft: workingMinutes(now, at, calendar, MOST_MINUTES),
    better: betterMoment(),
  };

  function betterMoment(): DeadlineFacts['better'] {
    const end = nearestWorkingEnd(at, now, calendar);
    if (end === null) return null;
    const [date = '', time = ''] = localIn(end, zone).split('T');
    return { date, time, words: formatForBoth(end, readersZone, now, { zone: calendar.zone, name }) };
  }
}

function statusInWords(at: Date, calendar: WorkCalendar): DeadlineFacts['status'] {
  const status = workStatus(at, calendar);
  if (status.kind === 'day_off')
    return { kind: 'day_off', day: status.isHoliday ? status.day : `a ${status.day}` };
  if (status.kind === 'working' || calendar.hours === null) return { kind: 'working' };
  return {
    kind: 'outside_hours',
    time: formatTime(at, calendar.zone),
    hours: hoursInWords(calendar.hours),
  };
}

import { Temporal } from 'temporal-polyfill';
import { endOfDay, startOfDay } from '@/lib/platform/time/days';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { dateIn } from '@/lib/platform/time/zones';
import { BEGINNING, LANES, type Lane } from './inbox.rules';

/** A day of a week in its reader's time. */
export type WeekDay = {
  /** `2026-11-27` */
  readonly date: string;
  readonly isToday: boolean;
  /** 23 or 25 when clocks change that night */
  readonly hours: number;
};

/** @returns the Monday of a calendar date's week (ISO 8601: a week begins on Monday). */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

/** @returns the Monday this many weeks after another one; before it when negative. */
export function weeksFrom(monday: string, weeks: number): string {
  return Temporal.PlainDate.from(monday).add({ weeks }).toString();
}

/** @returns the seven days of a week, Monday first. */
export function daysOfWeek(monday: string, now: Date, zone: string): readonly WeekDay[] {
  const today = dateIn(now, zone);
  const first = Temporal.PlainDate.from(monday);
  return [0, 1, 2, 3, 4, 5, 6].map((days) => {
    const date = first.add({ days }).toString();
    const hours = (endOfDay(date, zone).getTime() - startOfDay(date, zone).getTime()) / HOUR_MS;
    return { date, isToday: date === today, hours };
  });
}

/** @returns the instants at which a week begins and ends in a zone. */
export function weekEnds(monday: string, zone: string): { readonly from: Date; readonly until: Date } {
  return { from: startOfDay(monday, zone), until: startOfDay(weeksFrom(monday, 1), zone) };
}

/** Where a brief is in a week: on its day, or before all days when it is late. */
export type WeekSlot = 'overdue' | string;

/** Part of one lane of the inbox: deadlines from one instant up to another, in milliseconds since 1970. */
export type WeekPart = {
  readonly slot: WeekSlot;
  readonly lane: Lane;
  readonly from: number;
  readonly until: number;
};

/** What waits for the owner isn't late for anybody. */
const LATE_LANES = LANES.filter((lane) => !lane.startsWith('waiting'));
const WAITING_LANES = LANES.filter((lane) => lane.startsWith('waiting'));

/**
 * Says which parts of which lanes make up a week. In the current week, what is late comes before the days, however long
 * ago it was due, and no longer on its day; in any other week every brief is on the day it is due.
 * @param zone the reader's zone: days begin and end at their midnight
 */
export function weekParts(monday: string, now: Date, zone: string): readonly WeekPart[] {
  const days = daysOfWeek(monday, now, zone);
  const isThisWeek = days.some(({ isToday }) => isToday);
  const onDays = days.flatMap(({ date }) => {
    const from = startOfDay(date, zone).getTime();
    const until = endOfDay(date, zone).getTime();
    const begins = isThisWeek ? Math.max(from, Math.min(now.getTime(), until)) : from;
    return [
      ...LATE_LANES.map((lane): WeekPart => ({ slot: date, lane, from: begins, until })),
      ...WAITING_LANES.map((lane): WeekPart => ({ slot: date, lane, from, until })),
    ];
  });
  const late = isThisWeek
    ? LATE_LANES.map((lane): WeekPart => ({ slot: 'overdue', lane, from: BEGINNING, until: now.getTime() }))
    : [];
  return [...late, ...onDays].filter(({ from, until }) => from < until);
}

import { Temporal } from 'temporal-polyfill';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';

/**
 * A day of the story, counted from the day on which it is told, so that the demo always looks current. -1 is yesterday,
 * whatever weekday that was; before that, and from 1 on after today, only working days count.
 */
export type Day = number | DayOfMonth | 'soon';

/** The nth working day of a month: 0 is this month, -1 the one before. */
export type DayOfMonth = { readonly month: number; readonly workday: number };

/** A day, and a time on the clock of the person or business it belongs to. */
export type Moment = { readonly on: Day; readonly at: string };

/** A deadline is "soon" when it is the next time the clock shows that hour, but no sooner than this. */
const SOON_HOURS = 4;

export type Calendar = ReturnType<typeof calendarOf>;

/** @returns the days, names and instants of a story that is told at `now`. */
export function calendarOf(now: Date) {
  const present = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const today = present.toZonedDateTimeISO(DEMO_PEOPLE.owner.zone).toPlainDate();

  const ahead = workdaysFrom(today, 1);
  const behind = workdaysFrom(today.subtract({ days: 1 }), -1);

  function dateOf(day: Exclude<Day, 'soon'>): Temporal.PlainDate {
    if (typeof day !== 'number') {
      return workdaysFrom(firstOfMonth(day.month).subtract({ days: 1 }), 1)(day.workday);
    }
    if (day === 0) throw new Error('Today is still being lived: the story has no events on it.');
    return day > 0 ? ahead(day) : behind(-day - 1);
  }

  function wallClock({ on, at }: Moment, zone: string): Temporal.ZonedDateTime {
    const time = Temporal.PlainTime.from(at);
    if (on !== 'soon') return dateOf(on).toPlainDateTime(time).toZonedDateTime(zone);
    const earliest = present.toZonedDateTimeISO(zone).add({ hours: SOON_HOURS });
    const sameDay = earliest.toPlainDate().toPlainDateTime(time).toZonedDateTime(zone);
    return Temporal.ZonedDateTime.compare(sameDay, earliest) >= 0 ? sameDay : sameDay.add({ days: 1 });
  }

  function firstOfMonth(month: number): Temporal.PlainDate {
    return today.with({ day: 1 }).add({ months: month });
  }

  return {
    /** @returns a few minutes before the story is told, for the one thing that is still under way. */
    justBefore: (minutes: number): Date => new Date(now.getTime() - minutes * 60_000),

    /** @returns the instant of a moment on a zone's clock. */
    instantOf: (moment: Moment, zone: string): Date => new Date(wallClock(moment, zone).epochMilliseconds),

    /** @returns the date and the time as a person types them. */
    typed(moment: Moment, zone: string): { readonly date: string; readonly time: string } {
      const local = wallClock(moment, zone);
      return {
        date: local.toPlainDate().toString(),
        time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
      };
    },

    /** @returns a month's name, counted from this one: "October". */
    monthName: (month: number): string => firstOfMonth(month).toLocaleString('en', { month: 'long' }),

    /** @returns a day of such a month, as records write it: 2026-10-07. */
    dateIn: (month: number, day: number): string => firstOfMonth(month).with({ day }).toString(),

    /** @returns a day of the story, as records write it: 2026-10-07. */
    date: (day: Exclude<Day, 'soon'>): string => dateOf(day).toString(),

    /** @returns the next day of the year on which people give presents, at least six weeks after a day. */
    occasionAfter: (day: Exclude<Day, 'soon'>): string => occasionAfter(dateOf(day).add({ weeks: 6 })),
  };
}

/** @returns a list of working days in one direction, which grows as needed. */
function workdaysFrom(date: Temporal.PlainDate, step: 1 | -1): (count: number) => Temporal.PlainDate {
  const found = [date];
  let day = date;
  return (count) => {
    while (found.length <= count) {
      day = day.add({ days: step });
      if (day.dayOfWeek <= 5) found.push(day);
    }
    return found[count] ?? date;
  };
}

/** By the month and the latest day of it on which they can fall. */
const OCCASIONS = [
  { month: 2, day: 14, name: 'Valentine’s Day' },
  { month: 5, day: 14, name: 'Mother’s Day' },
  { month: 6, day: 21, name: 'Father’s Day' },
  { month: 9, day: 15, name: 'wedding season' },
  { month: 12, day: 24, name: 'Christmas' },
];

function occasionAfter(date: Temporal.PlainDate): string {
  const next = OCCASIONS.find(
    ({ month, day }) => Temporal.PlainDate.compare(date.with({ day: 1 }).with({ month, day }), date) >= 0,
  );
  return next?.name ?? 'Valentine’s Day';
}

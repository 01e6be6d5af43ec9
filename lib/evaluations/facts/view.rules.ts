import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { addMonths, endOfDay, startOfDay } from '@/lib/platform/time/days';
import { calendarDay, instantText } from '@/lib/platform/time/from-outside';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { dateIn } from '@/lib/platform/time/zones';
import type { Period } from './periods.rules';

/** The rows behind the facts. */
export const FACTS_SHOWN = [
  'briefs',
  'late',
  'sent_back',
  'unclear',
  'asked',
  'changed',
  'ended',
  'answers',
  'time',
  'cost',
  'payments',
] as const;
export type FactShown = (typeof FACTS_SHOWN)[number];

/** Which of an engagement's facts are shown; all of it is in the address. */
export type FactsView = {
  readonly period: Period;
  /** the same as calendar days, both included, for the date form */
  readonly days: { readonly from: string; readonly until: string };
  readonly shown: FactShown;
  /** where the page before ended */
  readonly after: string | null;
};

/** A day, or the exact instant at which an evaluation's period begins or ends. */
const Moment = z.union([calendarDay(), instantText()]).nullable().catch(null);
const Address = z.object({
  from: Moment,
  until: Moment,
  show: z.enum(FACTS_SHOWN).catch('briefs'),
  after: z.string().max(100).nullable().catch(null),
});

/**
 * @param zone of the business, on whose calendar days begin and end
 * @returns the view that an address asks for; anything in it that can't be read is ignored. By default, or with the
 * ends reversed, it is the last three months up to today.
 */
export function readFactsView(search: Readonly<Record<string, unknown>>, zone: string, now: Date): FactsView {
  const { from, until, show: shown, after } = Address.parse(search);
  const today = dateIn(now, zone);
  const requested = {
    from: from === null ? null : instantOf(from, (day) => startOfDay(day, zone)),
    until: until === null ? null : instantOf(until, (day) => endOfDay(day, zone)),
  };
  const end = requested.until ?? endOfDay(today, zone);
  const defaultStart = startOfDay(addMonths(dateIn(lastMomentBefore(end), zone), -3), zone);
  const period = {
    from: requested.from !== null && requested.from < end ? requested.from : defaultStart,
    until: end,
  };
  const days = { from: dateIn(period.from, zone), until: dateIn(lastMomentBefore(period.until), zone) };
  return { period, days, shown, after };
}

/** @returns a view as a query string, with its question mark. */
export function writeFactsView(
  { from, until }: { readonly from: string; readonly until: string },
  shown: FactShown,
  after: string | null = null,
): string {
  return `?${new URLSearchParams({ from, until, show: shown, ...(after === null ? {} : { after }) })}`;
}

function instantOf(moment: string, ofDay: (day: string) => Date): Date {
  return moment.includes('T') ? new Date(Temporal.Instant.from(moment).epochMilliseconds) : ofDay(moment);
}

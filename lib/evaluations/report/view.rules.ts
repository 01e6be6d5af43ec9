import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { MONTHS } from '@/lib/platform/time/dates-in-words';
import { startOfDay } from '@/lib/platform/time/days';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { dateIn } from '@/lib/platform/time/zones';
import type { Period } from '../facts/periods.rules';

/** How long a report looks back: a calendar period, or chosen days. */
export const SPANS = ['month', 'quarter', 'year', 'own'] as const;
export type Span = (typeof SPANS)[number];

/** What a report covers; all of it is in the address. Days are `2026-11-27`, both ends included. */
export type ReportView = {
  readonly span: Span;
  readonly from: string;
  readonly until: string;
  readonly period: Period;
};

const Day = calendarDay().nullable().catch(null);
const Address = z.object({ span: z.enum(SPANS).catch('quarter'), from: Day, until: Day });

const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const;

/**
 * @param zone of the business, on whose calendar days begin and end
 * @returns the view that an address asks for; anything in it that can't be read is ignored. By default it is this
 * quarter.
 */
export function readReportView(
  search: Readonly<Record<string, unknown>>,
  zone: string,
  now: Date,
): ReportView {
  const { span, from, until } = Address.parse(search);
  const today = dateIn(now, zone);
  if (span === 'own' && from !== null && until !== null && from <= until)
    return viewOf(span, from, until, zone);
  return spanAround(span === 'own' ? 'quarter' : span, from ?? today, zone);
}

/**
 * @returns the calendar period of another length that a view leads to: around today if it shows today, else around its
 * first day.
 */
export function atLength(
  { from, until }: ReportView,
  span: Exclude<Span, 'own'>,
  zone: string,
  now: Date,
): ReportView {
  const today = dateIn(now, zone);
  return spanAround(span, from <= today && today <= until ? today : from, zone);
}

/** @returns the period of the same length before or after; null for chosen days. */
export function neighbour({ span, from }: ReportView, by: 1 | -1, zone: string): ReportView | null {
  if (span === 'own') return null;
  const months = MONTHS_OF[span] * by;
  return spanAround(span, Temporal.PlainDate.from(from).add({ months }).toString(), zone);
}

/** @returns a view as a query string, with its question mark. */
export function writeReportView({ span, from, until }: Pick<ReportView, 'span' | 'from' | 'until'>): string {
  return `?${new URLSearchParams({ span, from, ...(span === 'own' ? { until } : {}) })}`;
}

/** @returns "November 2026", "the fourth quarter of 2026", "2026", or "2026-11-01 to 2026-11-20". */
export function viewInWords({ span, from, until }: ReportView): string {
  const year = from.slice(0, 4);
  const month = Number(from.slice(5, 7));
  switch (span) {
    case 'month':
      return `${MONTHS[month - 1]} ${year}`;
    case 'quarter':
      return `the ${QUARTERS[(month - 1) / 3]} quarter of ${year}`;
    case 'year':
      return year;
    case 'own':
      return `${from} to ${until}`;
  }
}

const QUARTERS = ['first', 'second', 'third', 'fourth'] as const;

function spanAround(span: Exclude<Span, 'own'>, day: string, zone: string): ReportView {
  const date = Temporal.PlainDate.from(day);
  const months = MONTHS_OF[span];
  const first = date.with({ day: 1, month: date.month - ((date.month - 1) % months) });
  return viewOf(span, first.toString(), first.add({ months }).subtract({ days: 1 }).toString(), zone);
}

function viewOf(span: Span, from: string, until: string, zone: string): ReportView {
  const next = Temporal.PlainDate.from(until).add({ days: 1 }).toString();
  return { span, from, until, period: { from: startOfDay(from, zone), until: startOfDay(next, zone) } };
}

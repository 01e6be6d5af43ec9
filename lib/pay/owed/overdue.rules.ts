import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { dateAhead, hourOn } from '@/lib/platform/time/days';
import type { OpenItem } from '../overview.queries';
import { daysAfter } from '../terms/periods.rules';

/** How many days after the last agreed day owners are asked about unsent pay. */
export const ASKED_AFTER_DAYS = [1, 3, 7] as const;

/** They are asked in the morning, on the business's clock. */
const MORNING = 9;

/** @returns when the question about what was due on a day, `YYYY-MM-DD`, is asked, this many days after it. */
export function asksAt(dueOn: string, days: number, zone: string): Date {
  return hourOn(daysAfter(dueOn, days), MORNING, zone);
}

/**
 * @returns after how many days it is asked next, on a later day than today: questions missed during an outage, or on
 * days off, are asked once, not three times; null: no more.
 */
export function askedNext(dueOn: string, zone: string, now: Date): number | null {
  const today = dateAhead(now, 0, zone);
  return ASKED_AFTER_DAYS.find((days) => daysAfter(dueOn, days) > today) ?? null;
}

/** @returns what identifies a notification about overdue pay: whose, which due day, and how many days after it. */
export function overdueKey(engagementId: string, dueOn: string, days: number): string {
  return `${engagementId}:${dueOn}:${days}`;
}

/** @returns the day that a notification is about, from its identifier. */
export function overdueDayOf(key: string): string {
  return key.split(':')[1] ?? '';
}

type Open = Pick<OpenItem, 'dueOn' | 'standing' | 'currency' | 'amountMinor'>;

/**
 * @param items everything owed to somebody that hasn't arrived
 * @param dueOn the due day in question
 * @returns what is overdue in each currency, whatever day it was due on, and never more than is owed: what was deducted
 * comes off, whichever day it has. None if nothing was due that day, or a later day is overdue as well, and gets its own
 * question.
 */
export function overdueOn(items: readonly Open[], dueOn: string): readonly Overdue[] {
  const late = items.filter(({ standing }) => standing === 'overdue');
  const latest = late
    .map((each) => each.dueOn)
    .sort()
    .at(-1);
  if (latest !== dueOn) return [];
  return [...new Set(late.map(({ currency }) => currency))].sort().flatMap((currency) => {
    const unsent = items.filter(
      (each) => each.currency === currency && (each.standing === 'overdue' || each.standing === 'unpaid'),
    );
    const own = unsent.filter(({ standing }) => standing === 'overdue');
    const minor = Math.min(amountOf(own), amountOf(unsent));
    // a negative amount is a correction; nobody waits for that
    const waited = own.filter(({ amountMinor }) => amountMinor > 0);
    const since = waited.map((each) => each.dueOn).sort()[0] ?? dueOn;
    return minor > 0 ? [{ currency, minor, since }] : [];
  });
}

function amountOf(items: readonly Open[]): number {
  return sumOf(items.map(({ amountMinor }) => amountMinor));
}

/** What should have been paid by now in one currency, in minor units, and by when the first of it. */
export type Overdue = { readonly currency: string; readonly minor: number; readonly since: string };

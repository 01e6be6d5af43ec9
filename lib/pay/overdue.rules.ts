import { startOfDay } from '@/lib/platform/time/days';
import type { OpenItem } from './overview.queries';
import { daysAfter } from './periods.rules';

/** So many days after the last one on which it was to be paid, owners are asked about pay that hasn't been. */
export const ASKED_AFTER_DAYS = [1, 3, 7] as const;

/** They are asked in the morning, on the clock of the business. */
const MORNING_MS = 9 * 60 * 60 * 1000;

/** @returns when it is asked about what was to be paid by a day, `YYYY-MM-DD`, so many days after it. */
export function asksAt(dueOn: string, days: number, zone: string): Date {
  return new Date(startOfDay(daysAfter(dueOn, days), zone).getTime() + MORNING_MS);
}

/** @returns after how many days it is asked next: what went by in a standstill is asked once, and not three times; null: no more. */
export function askedNext(dueOn: string, zone: string, now: Date): number | null {
  return ASKED_AFTER_DAYS.find((days) => asksAt(dueOn, days, zone) > now) ?? null;
}

/** @returns what names a notice about overdue pay: whose, of which day, and how many days after it. */
export function overdueKey(engagementId: string, dueOn: string, days: number): string {
  return `${engagementId}:${dueOn}:${days}`;
}

/** @returns the day that a notice is about, by its name. */
export function overdueDayOf(key: string): string {
  return key.split(':')[1] ?? '';
}

type Open = Pick<OpenItem, 'dueOn' | 'standing' | 'currency' | 'amountMinor'>;

/**
 * @param items everything that is owed to somebody and hasn't arrived
 * @param dueOn the day that it is asked about
 * @returns what is overdue in each currency, whatever day it was due on; none where nothing is of that day, or a later day is overdue
 * as well, and is asked about by itself.
 */
export function overdueOn(items: readonly Open[], dueOn: string): readonly Overdue[] {
  const late = items.filter(({ standing }) => standing === 'overdue');
  const latest = late
    .map((each) => each.dueOn)
    .sort()
    .at(-1);
  if (latest !== dueOn) return [];
  return [...new Set(late.map(({ currency }) => currency))].sort().flatMap((currency) => {
    const own = late.filter((each) => each.currency === currency);
    const minor = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const since = own.map((each) => each.dueOn).sort()[0] ?? dueOn;
    // less than nothing is what corrections took off; nobody waits for that
    return minor > 0 ? [{ currency, minor, since }] : [];
  });
}

/** What should have been paid by now in one currency, in minor units, and by when the first of it. */
export type Overdue = { readonly currency: string; readonly minor: number; readonly since: string };

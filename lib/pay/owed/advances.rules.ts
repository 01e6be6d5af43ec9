import type { OwedKind } from './owed.rules';

/** Kinds of pay that an advance is recovered from. Expenses, and money given for a purpose, aren't touched. */
const PAY: readonly OwedKind[] = ['time', 'brief', 'retainer', 'bonus', 'thirteenth_month', 'holiday'];

/** @returns whether something owed is pay, from which an advance is recovered. */
export function isPay(kind: OwedKind): boolean {
  return PAY.includes(kind);
}

/** @returns whether something owed makes a pay day larger or smaller: pay, and corrections. */
export function countsForPayDay(kind: OwedKind): boolean {
  return isPay(kind) || kind === 'correction';
}

/** The present state of a pay day, in one currency; minor units. */
export type PayDay = {
  /** pay due that day, corrections included */
  readonly payMinor: number;
  /** what is already recovered from that pay, for any advance */
  readonly takenMinor: number;
};

/** An advance, in the currency of the pay day; minor units. */
export type OpenAdvance = {
  readonly leftMinor: number;
  /** the most that may be recovered on one pay day, as both see */
  readonly partMinor: number;
  /** already recovered for this advance that day */
  readonly takenOnDayMinor: number;
};

/**
 * Half of a pay day is always paid: nobody works a whole period for nothing, and no payment comes to nothing or less.
 * @returns how much of an advance is recovered from a pay day, in minor units: never more than is left of it, than was
 * agreed per day, or than half of the day's total.
 */
export function recoveryOf(day: PayDay, { leftMinor, partMinor, takenOnDayMinor }: OpenAdvance): number {
  const half = Math.floor(day.payMinor / 2) - day.takenMinor;
  return Math.max(0, Math.min(leftMinor, partMinor - takenOnDayMinor, half));
}

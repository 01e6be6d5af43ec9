import type { OwedKind } from './owed.rules';

/** Out of what an advance is taken back: pay. What was spent, or was given for a purpose, is left alone. */
const PAY: readonly OwedKind[] = ['time', 'brief', 'retainer', 'bonus', 'thirteenth_month', 'holiday'];

/** @returns whether something owed is pay, out of which an advance is taken back. */
export function isPay(kind: OwedKind): boolean {
  return PAY.includes(kind);
}

/** @returns whether something owed makes a pay day larger or smaller: pay, and what corrects it. */
export function countsForPayDay(kind: OwedKind): boolean {
  return isPay(kind) || kind === 'correction';
}

/** A pay day as it stands, in one currency; minor units. */
export type PayDay = {
  /** pay that is to be paid by then, corrections in it */
  readonly payMinor: number;
  /** what is taken back out of that pay already, of whichever advance */
  readonly takenMinor: number;
};

/** An advance, in the currency of the pay day; minor units. */
export type OpenAdvance = {
  readonly leftMinor: number;
  /** at most so much on one pay day, as both see */
  readonly partMinor: number;
  /** taken back of this advance on that day already */
  readonly takenOnDayMinor: number;
};

/**
 * Half of a pay day is always paid: nobody works a whole period for nothing to arrive, and no payment comes to nothing or less.
 * @returns how much of an advance is taken back out of a pay day, in minor units: never more than is left of it, than was agreed
 * for one day, or than half of what the day comes to.
 */
export function recoveryOf(day: PayDay, { leftMinor, partMinor, takenOnDayMinor }: OpenAdvance): number {
  const half = Math.floor(day.payMinor / 2) - day.takenMinor;
  return Math.max(0, Math.min(leftMinor, partMinor - takenOnDayMinor, half));
}

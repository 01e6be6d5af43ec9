import { allocate, dinero, halfAwayFromZero, multiply, toSnapshot, transformScale } from 'dinero.js/bigint';

// Reckoning with amounts in their smallest unit. Big integers all the way: an hourly rate times the minutes of a month is
// more than a double holds exactly in some currencies. The currency's own decimals play no part in any of this.

/** @throws Error for an amount that a double no longer holds exactly: nothing is ever paid out of a rounded one. */
function exact(amount: bigint): number {
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) throw new Error(`${amount} is more than an amount can be`);
  return number;
}

/**
 * @param minor an amount in its smallest unit
 * @param part how many of `whole` equal parts, such as 90 of the 60 minutes that a rate is for
 * @returns `minor × part ÷ whole`, in the smallest unit; half of one is rounded away from zero.
 */
export function portion(minor: number, part: number, whole: number): number {
  // counted in `whole`ths of the smallest unit, which the library takes as decimals to another base
  const currency = { code: 'XXX', base: BigInt(whole), exponent: 0n };
  const inParts = multiply(dinero({ amount: BigInt(minor), currency }), { amount: BigInt(part), scale: 1n });
  return exact(toSnapshot(transformScale(inParts, 0n, halfAwayFromZero)).amount);
}

/**
 * Shares out an amount by weights; the parts always sum to the whole. What doesn't divide goes to the first parts that
 * have a weight, one smallest unit each.
 * @param weights at least one above zero, none below
 */
export function shareOut(minor: number, weights: readonly number[]): readonly number[] {
  const currency = { code: 'XXX', base: 10n, exponent: 0n };
  const shares = allocate(
    dinero({ amount: BigInt(minor), currency }),
    weights.map((weight) => BigInt(weight)),
  );
  return shares.map((share) => exact(toSnapshot(share).amount));
}

/** @returns the sum of amounts in one currency. */
export function sumOf(amounts: readonly number[]): number {
  return exact(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
}

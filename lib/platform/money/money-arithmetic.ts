import { allocate, dinero, halfAwayFromZero, multiply, toSnapshot, transformScale } from 'dinero.js/bigint';

// Arithmetic with amounts in their smallest unit, in big integers throughout: an hourly rate times a month's minutes is
// more than a double holds exactly in some currencies. A currency's decimals play no part here.

/** @throws Error for an amount that a double no longer holds exactly: nothing is ever paid from a rounded one. */
function exact(amount: bigint): number {
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) throw new Error(`${amount} is more than an amount can be`);
  return number;
}

/**
 * @param minor an amount in its smallest unit
 * @param part how many of `whole` equal parts, such as 90 of the 60 minutes that a rate is for
 * @returns `minor × part ÷ whole`, in the smallest unit; a half is rounded away from zero.
 */
export function portion(minor: number, part: number, whole: number): number {
  // counted in `whole`ths of the smallest unit, which the library treats as decimals in another base
  const currency = { code: 'XXX', base: BigInt(whole), exponent: 0n };
  const inParts = multiply(dinero({ amount: BigInt(minor), currency }), { amount: BigInt(part), scale: 1n });
  return exact(toSnapshot(transformScale(inParts, 0n, halfAwayFromZero)).amount);
}

/**
 * Splits an amount by weights; the parts always sum to the whole. The remainder goes to the first parts with a weight,
 * one smallest unit each.
 * @param weights at least one above zero, none below
 */
export function allocateByWeights(minor: number, weights: readonly number[]): readonly number[] {
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

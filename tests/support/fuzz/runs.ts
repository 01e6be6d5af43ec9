import fc from 'fast-check';

const { FUZZ_CALLS, FUZZ_SEED } = process.env;

/** `npm run fuzz` makes this many calls in all; every test run makes a few. */
export const CALLS = FUZZ_CALLS === undefined ? null : Number(FUZZ_CALLS);

/** What was found with a seed is found again with it. */
export const SEED = Number(FUZZ_SEED ?? 20_261_126);

/** @returns so many values, the same for the same seed. @param of tells this series from others */
export function series<T>(arbitrary: fc.Arbitrary<T>, count: number, of: string): readonly T[] {
  const seed = [...of].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, SEED);
  return fc.sample(arbitrary, { numRuns: count, seed });
}

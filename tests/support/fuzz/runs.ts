import fc from 'fast-check';

const { FUZZ_CALLS, FUZZ_SEED } = process.env;

/** `npm run fuzz` makes so many calls in all; a few are made with every run of the tests. */
export const CALLS = FUZZ_CALLS === undefined ? null : Number(FUZZ_CALLS);

/** What was found under a seed is found again under it. */
export const SEED = Number(FUZZ_SEED ?? 20_261_126);

/** @returns so many values, the same under the same seed. @param of tells this series from others */
export function series<T>(arbitrary: fc.Arbitrary<T>, count: number, of: string): readonly T[] {
  const seed = [...of].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, SEED);
  return fc.sample(arbitrary, { numRuns: count, seed });
}

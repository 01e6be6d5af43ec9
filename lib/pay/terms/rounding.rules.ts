import type { PayingTerms } from '@/lib/agreements/terms/paying.rules';

/**
 * @param minutes worked on one day
 * @returns how many of them count, as the agreement rounds them; for rounding to the nearest, half a step is rounded
 * up.
 */
export function countedMinutes(
  minutes: number,
  { roundingMinutes: step, roundingWay }: Pick<PayingTerms, 'roundingMinutes' | 'roundingWay'>,
): number {
  if (step === null) return minutes;
  const over = minutes % step;
  if (over === 0) return minutes;
  const isUp = roundingWay === 'up' || (roundingWay !== 'down' && over * 2 >= step);
  return isUp ? minutes - over + step : minutes - over;
}

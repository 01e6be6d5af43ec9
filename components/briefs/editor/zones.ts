import { zoneNames } from '@/lib/platform/time/zones';

/** @returns the zones to choose a deadline's clock from: first those of the people concerned, then all. */
export function zonesFor(likely: readonly (string | null)[]): readonly string[] {
  const first = likely.filter((zone) => zone !== null);
  return [...new Set([...first, ...zoneNames()])];
}

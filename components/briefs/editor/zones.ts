import { zoneNames } from '@/lib/platform/time/zones';

/** @returns the zones for a deadline's clock: first those of the people concerned, then all. */
export function zonesFor(likely: readonly (string | null)[]): readonly string[] {
  const first = likely.filter((zone) => zone !== null);
  return [...new Set([...first, ...zoneNames()])];
}

import { placeOf } from '@/lib/platform/time/format';

/** @returns a clock's name in a list, found by its first letters: "Paris (Europe)". */
export function clockInWords(zone: string): string {
  const [region, ...places] = zone.split('/');
  return places.length === 0 ? zone : `${placeOf(zone)} (${region})`;
}

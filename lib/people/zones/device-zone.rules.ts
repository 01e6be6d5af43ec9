import { presentName } from './zone-names';

type Zones = {
  /** the browser's name for its device's zone */
  readonly device: string;
  /** in which its person reads times */
  readonly own: string;
  /** how many minutes each of the two clocks is ahead of UTC now */
  readonly minutesAhead: { readonly device: number; readonly own: number };
  /** device zones they were asked about, and kept their own */
  readonly kept: readonly string[];
};

/**
 * A different device zone is asked about, never assumed: the device may be borrowed, behind a VPN, or there for a day.
 * Nobody is asked if both clocks show the same.
 * @returns the current name of the zone to ask about; null when there is nothing to ask.
 */
export function zoneToAskAbout({ device, own, minutesAhead, kept }: Zones): string | null {
  const zone = presentName(device);
  if (zone === own || kept.includes(zone)) return null;
  return minutesAhead.device === minutesAhead.own ? null : zone;
}

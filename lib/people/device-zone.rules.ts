import { presentName } from './zone-names';

type Zones = {
  /** as the browser names the zone of its device */
  readonly device: string;
  /** in which its person reads times */
  readonly own: string;
  /** by how many minutes each of the two clocks is ahead of UTC now */
  readonly minutesAhead: { readonly device: number; readonly own: number };
  /** zones of devices about which they have been asked, and kept theirs */
  readonly kept: readonly string[];
};

/**
 * A device in another zone is asked about, and never assumed: it may be lent, behind a tunnel, or there for a day. Nobody is asked
 * where both clocks show the same.
 * @returns the present name of the zone to ask about; null when there is nothing to ask.
 */
export function zoneToAskAbout({ device, own, minutesAhead, kept }: Zones): string | null {
  const zone = presentName(device);
  if (zone === own || kept.includes(zone)) return null;
  return minutesAhead.device === minutesAhead.own ? null : zone;
}

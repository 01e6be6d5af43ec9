import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** @returns the zone this device is set to, as the browser names it; empty on the server, which can't know. */
export function useDeviceZone(): string {
  return useSyncExternalStore(never, deviceZone, () => '');
}

/** The part of Temporal that is used here; not every browser has Temporal. */
declare const Temporal: { readonly Now: { timeZoneId(): string } } | undefined;

/**
 * @returns the zone this device is set to, as the browser names it. Temporal is asked first: for `Intl.DateTimeFormat` a browser
 * reads its tables of how days and times are written, and on a slow phone the page stands still meanwhile.
 */
export function deviceZone(): string {
  return typeof Temporal === 'undefined'
    ? Intl.DateTimeFormat().resolvedOptions().timeZone
    : Temporal.Now.timeZoneId();
}

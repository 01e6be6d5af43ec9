import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** @returns the zone this device is set to, as the browser names it; empty on the server, which can't know. */
export function useDeviceZone(): string {
  return useSyncExternalStore(never, deviceZone, () => '');
}

/** The part of Temporal that is used here; not every browser has Temporal. */
declare const Temporal: { readonly Now: { timeZoneId(): string } } | undefined;

/**
 * @returns the zone this device is set to, as the browser names it. Temporal is asked first: `Intl.DateTimeFormat`
 * makes a browser load its formatting tables, and on a slow phone the page freezes meanwhile.
 */
export function deviceZone(): string {
  return typeof Temporal === 'undefined'
    ? Intl.DateTimeFormat().resolvedOptions().timeZone
    : Temporal.Now.timeZoneId();
}

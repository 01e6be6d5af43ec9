import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** @returns the zone this device is set to, as the browser names it; empty on the server, which can't know. */
export function useDeviceZone(): string {
  return useSyncExternalStore(never, deviceZone, () => '');
}

/** What of Temporal is asked here, in browsers that have it. */
declare const Temporal: { readonly Now: { timeZoneId(): string } } | undefined;

/**
 * @returns the zone this device is set to, as the browser names it. Without Temporal a browser reads its tables of how days and
 * times are written to say it: on a slow phone the page stands still for as long.
 */
export function deviceZone(): string {
  return typeof Temporal === 'undefined'
    ? Intl.DateTimeFormat().resolvedOptions().timeZone
    : Temporal.Now.timeZoneId();
}
